/**
 * The flow from a network's delivery to a ticket and back, for hosts that embed it.
 *
 * <p>Build a {@link io.threadwell.engine.Threadwell}, connect accounts, hand it the webhooks, and start it. Each step of the
 * flow is a package below {@code internal}: {@code intake} verifies and stores, {@code apply} threads and opens cases,
 * {@code outbox} writes to helpdesks and networks, {@code timers} polls and refreshes.
 */
@NullMarked
package io.threadwell.engine;

import org.jspecify.annotations.NullMarked;
