package io.threadwell.api.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import java.util.Optional;

/** One transaction in one workspace. Used by one thread, and only while the work that got it runs. */
public interface StoreSession {
    /** The workspace it is bound to. */
    WorkspaceId workspace();

    /** One of the workspace's accounts, as it is stored now. */
    Optional<ChannelAccount> account(AccountId id);

    /** Conversations and the keys that lead to them. */
    ThreadStore threads();

    /** Messages, their versions, and the keys of events. */
    MessageStore messages();

    /** Cases, their events and their tickets. */
    CaseStore cases();

    /** What has to go out. */
    OutboxStore outbox();

    /** What has to be done at a time. */
    TimerStore timers();

    /** How far things have been read. */
    CursorStore cursors();

    /** Personas and where they left traces. */
    PersonStore people();

    /** Which personas are one person, and where CRMs keep that person. */
    ContactStore contacts();

    /** Elements that nobody here could read. */
    UnsupportedStore unsupported();

    /** Deliveries, to mark them applied in the transaction that applies them. */
    DeliveryStore.Marks deliveries();
}
