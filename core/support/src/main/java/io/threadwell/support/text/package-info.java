/** Measuring, cutting, comparing and searching text the way networks count it, in bounded time on hostile input. */
@NullMarked
package io.threadwell.support.text;

import org.jspecify.annotations.NullMarked;
