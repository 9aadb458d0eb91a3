package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CaseStore;
import io.threadwell.api.store.ContactStore;
import io.threadwell.api.store.CursorStore;
import io.threadwell.api.store.DeliveryStore;
import io.threadwell.api.store.MessageStore;
import io.threadwell.api.store.OutboxStore;
import io.threadwell.api.store.PersonStore;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.ThreadStore;
import io.threadwell.api.store.TimerStore;
import io.threadwell.api.store.UnsupportedStore;
import java.util.Optional;
import java.util.function.Function;

/** One transaction in one workspace. It ends with its work, so that nobody writes into another's transaction later. */
final class Session implements StoreSession {
    private final Sql sql;
    private final WorkspaceId workspace;
    private boolean over;

    private Session(Sql sql, WorkspaceId workspace) {
        this.sql = sql;
        this.workspace = workspace;
    }

    static <T> T run(Sql sql, WorkspaceId workspace, Function<StoreSession, T> work) {
        Session session = new Session(sql, workspace);
        try {
            return work.apply(session);
        } finally {
            session.over = true;
        }
    }

    Sql sql() {
        if (over) {
            throw new IllegalStateException("the session is over");
        }
        return sql;
    }

    String name() {
        return workspace.value();
    }

    @Override
    public WorkspaceId workspace() {
        return workspace;
    }

    @Override
    public Optional<ChannelAccount> account(AccountId id) {
        return Accounts.of(sql(), workspace, id);
    }

    @Override
    public ThreadStore threads() {
        return new Threads(this);
    }

    @Override
    public MessageStore messages() {
        return new Messages(this);
    }

    @Override
    public CaseStore cases() {
        return new Cases(this);
    }

    @Override
    public OutboxStore outbox() {
        return new Outbox(this);
    }

    @Override
    public TimerStore timers() {
        return new Timers(this);
    }

    @Override
    public CursorStore cursors() {
        return new Cursors(this);
    }

    @Override
    public PersonStore people() {
        return new People(this);
    }

    @Override
    public ContactStore contacts() {
        return new Contacts(this);
    }

    @Override
    public UnsupportedStore unsupported() {
        return new UnsupportedItems(this);
    }

    @Override
    public DeliveryStore.Marks deliveries() {
        return ids -> Deliveries.applied(sql(), ids);
    }
}
