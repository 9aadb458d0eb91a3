package io.threadwell.engine.internal.host;

import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Revision;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Answering;
import io.threadwell.engine.internal.apply.CaseBook;
import io.threadwell.engine.internal.apply.Commands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A host's change of one case within one transaction. */
public final class HostChange {
    /** What is done with the case. */
    @FunctionalInterface
    public interface Change<T> {
        T apply(HostChange work);
    }

    private record Outcome<T>(T value, Tell told) {}

    private final Core core;
    private final StoreSession session;
    private final CaseBook cases;
    private final Commands commands;
    private CareCase careCase;

    private HostChange(Core core, StoreSession session, CaseBook cases, CareCase careCase) {
        this.core = core;
        this.session = session;
        this.cases = cases;
        this.commands = new Commands(core, session.workspace());
        this.careCase = careCase;
    }

    /** Runs a change; the case that took over a merged one is changed in its place. */
    public static <T> T run(Core core, WorkspaceId workspace, CaseId id, Change<T> change) {
        Outcome<T> outcome = core.change(workspace, session -> once(core, session, id, change), Outcome::told);
        core.signals().outbox().give();
        return outcome.value();
    }

    private static <T> Outcome<T> once(Core core, StoreSession session, CaseId id, Change<T> change) {
        CaseBook cases = new CaseBook(session.cases());
        CareCase careCase = cases.current(id);
        if (careCase == null) {
            throw new NotFound("there is no case " + id);
        }
        HostChange work = new HostChange(core, session, cases, careCase);
        T value = change.apply(work);
        cases.flush();
        session.outbox().enqueue(work.commands.made());
        return new Outcome<>(value, new Tell(List.of(), cases.told()));
    }

    public CareCase careCase() {
        return careCase;
    }

    public StoreSession session() {
        return session;
    }

    public CareCase append(Actor actor, CaseChange change) {
        careCase = cases.append(careCase, core.now(), actor, change);
        return careCase;
    }

    public Answering answering() {
        return new Answering(core, session, cases, commands);
    }

    /** Lets the ticket's fields follow. */
    public void tellTicket(Facts fields) {
        commands.ticket(careCase.id(), Commands.TICKET_FIELDS, fields.map());
    }

    public void noteTicket(String text) {
        commands.ticket(careCase.id(), Commands.TICKET_NOTE, Map.of("text", text));
    }

    /** Gives an answer of the case that is on the network another text. */
    public void edit(Message message, Actor actor, String text) {
        Instant now = core.now();
        List<Revision> versions = new ArrayList<>();
        if (message.times().editedAt() == null) {
            versions.add(new Revision(message.id(), Revision.ORIGINAL, message.sentAt(), message.text()));
        }
        versions.add(new Revision(message.id(), "ours-" + core.node().nextId(), now, text));
        session.messages().addRevisions(versions);
        session.messages()
                .update(List.of(message.withContent(message.content().withText(text))
                        .withTimes(message.times().edited(now))));
        append(actor, new CaseChange.MessageEdited(message.id()));
        commands.edit(message.account(), careCase.id(), message.id());
        commands.ticketMessage(careCase.id(), Commands.TICKET_EDIT, message.id());
    }

    public void moderate(Message message, Moderation.Action action) {
        commands.moderate(message.account(), careCase.id(), message.id(), action);
    }
}
