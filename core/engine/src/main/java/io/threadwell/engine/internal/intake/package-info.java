/** Verify, store, acknowledge; then parse. */
@NullMarked
package io.threadwell.engine.internal.intake;

import org.jspecify.annotations.NullMarked;
