@NullMarked
package io.threadwell.support.text;

import org.jspecify.annotations.NullMarked;
