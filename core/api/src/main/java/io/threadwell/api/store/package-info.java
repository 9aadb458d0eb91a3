/**
 * The port for storage. A store keeps everything that must survive: raw deliveries, conversations, messages, cases with their
 * events, the outbox, timers, cursors, accounts and their encrypted tokens.
 *
 * <p>Work happens in sessions, each one transaction in one workspace: what a session does is there as a whole or not at all,
 * and a session cannot reach another workspace. What belongs to no workspace, such as a delivery that is not parsed yet, is
 * at the store itself. Lists in, lists out: the hot path takes one round trip for many rows.
 *
 * <p>Rows that two writers could change at once are locked in this order, so that no two can wait for each other: thread keys,
 * cases, lanes, each in their natural order.
 */
@NullMarked
package io.threadwell.api.store;

import org.jspecify.annotations.NullMarked;
