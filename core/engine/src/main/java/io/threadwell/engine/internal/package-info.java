/** What the steps share. */
@NullMarked
package io.threadwell.engine.internal;

import org.jspecify.annotations.NullMarked;
