package io.threadwell.engine;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.DeliveryStore.Unreadable;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.PersonStore.Traces;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.host.ParkedWork;

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
     * Lets a parked command be tried again that certainly had no effect, such as one the network refused. Commands that went out
     * in one write are released together.
     *
     * @throws NotFound when it is not parked any more
     * @throws InvalidRequest when it {@linkplain Command#mayHaveTakenEffect() may have taken effect}; {@link #lookAgain},
     *     {@link #confirm}, {@link #discard} and {@link #releaseAnyway} are the ways on
     */
    public void release(WorkspaceId workspace, CommandId id) {
        new ParkedWork(core, workspace).release(id, false);
    }

    /**
     * Lets a parked command be tried again though it may have taken effect: the customer may then see an answer twice.
     *
     * @throws NotFound when it is not parked any more
     */
    public void releaseAnyway(WorkspaceId workspace, CommandId id) {
        new ParkedWork(core, workspace).release(id, true);
    }

    /**
     * Looks once more whether a parked command took effect; it is done when it did, and tried again when it certainly did not.
     *
     * @throws NotFound when it is not parked any more
     * @throws InvalidRequest when it certainly had no effect
     */
    public void lookAgain(WorkspaceId workspace, CommandId id) {
        new ParkedWork(core, workspace).lookAgain(id);
    }

    /**
     * Says that a person found on the other side what a parked command did there.
     *
     * @param externalId the id of the item on the network, or of the ticket in the helpdesk
     * @throws NotFound when it is not parked any more
     * @throws InvalidRequest when the id is blank, or belongs to a message that is known already
     */
    public void confirm(WorkspaceId workspace, CommandId id, String externalId) {
        new ParkedWork(core, workspace).confirm(id, externalId);
    }

    /**
     * Gives a parked command up for good; what comes after it in its lane goes on.
     *
     * @throws NotFound when it is not parked any more
     */
    public void discard(WorkspaceId workspace, CommandId id) {
        new ParkedWork(core, workspace).discard(id);
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

    /** Where what is kept of a person is; {@link Traces} says what it names, and what besides may speak of a person. */
    public Traces traces(WorkspaceId workspace, PersonaKey person) {
        return core.store().read(workspace, session -> session.people().traces(person));
    }
}
