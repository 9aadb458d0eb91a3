@NullMarked
package io.threadwell.support;

import org.jspecify.annotations.NullMarked;
