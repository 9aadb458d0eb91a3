package io.threadwell.api.host;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;

/**
 * Hears what happened, after it was stored. Called on a thread of its own, in the order of the commits of one node; may be
 * called again for the same thing after a crash. What it throws is logged and disturbs nothing; when it is slow, the oldest
 * news that waits beyond 10,000 is dropped, and the drop is counted.
 */
public interface CareListener {
    /** A message was stored: a customer's, or one of ours. */
    default void messageStored(WorkspaceId workspace, Message message) {}

    /** Something happened to a case; {@code careCase} is as the event left it. */
    default void caseChanged(WorkspaceId workspace, CareCase careCase, CaseEvent event) {}

    /** An account's state changed, such as to {@code REAUTHORIZATION_REQUIRED}. */
    default void accountChanged(ChannelAccount account) {}

    /** A command was given up and waits for a person. */
    default void parked(WorkspaceId workspace, CommandId command, String reason) {}
}
