package io.threadwell.api.host;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import org.jspecify.annotations.Nullable;

/**
 * Hears what happened, after it was stored. Called on a thread of its own, in the order of the commits of one node, and at most
 * once for each thing: what was not told when the process ended is not told later, so that a listener is for showing and
 * counting, and what must not be missed is read from the case's events. What it throws is logged and disturbs nothing; when it is
 * slow, the oldest news that waits beyond 10,000 is dropped, and the drop is counted as {@code news.dropped}. What still waits
 * when the engine stops is told in the thread that stops it, however long that takes.
 */
public interface CareListener {
    /** A message was stored: a customer's, or one of ours. */
    default void messageStored(WorkspaceId workspace, Message message) {}

    /** Something happened to a case; {@code careCase} is as the event left it. */
    default void caseChanged(WorkspaceId workspace, CareCase careCase, CaseEvent event) {}

    /** An account's state changed, such as to {@code REAUTHORIZATION_REQUIRED}. */
    default void accountChanged(ChannelAccount account) {}

    /** Two contacts became one, or one became two. */
    default void contactChanged(WorkspaceId workspace, ContactEvent event) {}

    /** A command was given up and waits for a person; {@link Command.Attempt#reason()} says why. */
    default void parked(WorkspaceId workspace, Command command) {}

    /** A whole delivery could not be read or applied; it is kept and can be replayed. */
    default void deliveryUnreadable(DeliveryId delivery, String endpoint, String reason) {}

    /**
     * A network passes on that what is kept of somebody must be erased.
     *
     * @param person in the account's scope; absent when it is whoever had given us access to the account
     * @param code by which the person asks how far it is
     */
    default void erasureAsked(ChannelAccount account, @Nullable String person, String code) {}
}
