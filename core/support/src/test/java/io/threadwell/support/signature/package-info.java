@NullMarked
package io.threadwell.support.signature;

import org.jspecify.annotations.NullMarked;
