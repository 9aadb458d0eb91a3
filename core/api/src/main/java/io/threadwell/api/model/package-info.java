/**
 * The canonical model: workspaces, channel accounts, personas, messages, conversations, cases and their events.
 *
 * <p>All types are immutable and safe to share between threads. Networks are open ids, never an enum, and every id that a
 * network gives is scoped by the account it was seen from, because the networks scope them so.
 */
@NullMarked
package io.threadwell.api.model;

import org.jspecify.annotations.NullMarked;
