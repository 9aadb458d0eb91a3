/** From a stored command to a helpdesk or a network, exactly once. */
@NullMarked
package io.threadwell.engine.internal.outbox;

import org.jspecify.annotations.NullMarked;
