package io.threadwell.engine;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.DeliveryStore.Unreadable;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.PersonStore.Traces;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.engine.internal.Core;

/** What operators do: look at what waits for a person, and decide. Thread-safe. */
public final class Operations {
    private final Core core;
    private final Runnable deliveriesWait;

    Operations(Core core, Runnable deliveriesWait) {
        this.core = core;
        this.deliveriesWait = deliveriesWait;
    }

    /** Commands that were given up, with their reasons, the newest first. */
    public Page<Command> parked(WorkspaceId workspace, PageRequest page) {
        return core.store().read(workspace, session -> session.outbox().parked(page));
    }

    /**
     * Lets a parked command be tried again as if it had had no effect.
     *
     * @throws NotFound when it is not parked any more
     */
    public void release(WorkspaceId workspace, CommandId id) {
        settle(workspace, id, CommandState.WAITING);
    }

    /** Gives a parked command up for good; what comes after it in its lane goes on. */
    public void discard(WorkspaceId workspace, CommandId id) {
        settle(workspace, id, CommandState.DISCARDED);
    }

    private void settle(WorkspaceId workspace, CommandId id, CommandState state) {
        boolean settled =
                core.store().transact(workspace, session -> session.outbox().settle(id, state, core.now()));
        if (!settled) {
            throw new NotFound("command " + id + " is not parked");
        }
        core.signals().outbox().give();
    }

    /** Elements of deliveries that nobody here could read, the newest first. */
    public Page<UnsupportedItem> unsupported(WorkspaceId workspace, PageRequest page) {
        return core.store().read(workspace, session -> session.unsupported().list(page));
    }

    /** Whole deliveries that nobody here could read, or whose account is not connected, the newest first. */
    public Page<Unreadable> unreadable(PageRequest page) {
        return core.store().deliveries().unreadable(page);
    }

    /**
     * Reads a raw delivery anew, such as after an upgrade or once its account is connected. What was applied already is not
     * applied twice.
     *
     * @throws NotFound when the delivery is not kept any more
     */
    public void replay(DeliveryId id) {
        if (!core.store().deliveries().reopen(id)) {
            throw new NotFound("delivery " + id + " is not kept any more");
        }
        deliveriesWait.run();
    }

    /** Where all that is kept of a person is. */
    public Traces traces(WorkspaceId workspace, PersonaKey person) {
        return core.store().read(workspace, session -> session.people().traces(person));
    }
}
