/** Threadwell embedded, as small as it gets: the code of the README. */
@NullMarked
package io.threadwell.examples.quickstart;

import org.jspecify.annotations.NullMarked;
