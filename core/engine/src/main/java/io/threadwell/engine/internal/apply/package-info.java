/** From an inbound event to conversation, case and command, in one transaction. */
@NullMarked
package io.threadwell.engine.internal.apply;

import org.jspecify.annotations.NullMarked;
