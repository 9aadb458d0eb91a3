package io.threadwell.api.store;

import io.threadwell.api.model.WorkspaceId;

/** One transaction in one workspace. Used by one thread, and only while the work that got it runs. */
public interface StoreSession {
    WorkspaceId workspace();

    ThreadStore threads();

    MessageStore messages();

    CaseStore cases();

    OutboxStore outbox();

    TimerStore timers();

    CursorStore cursors();

    PersonStore people();

    UnsupportedStore unsupported();

    /** Deliveries, to mark them applied in the transaction that applies them. */
    DeliveryStore.Marks deliveries();
}
