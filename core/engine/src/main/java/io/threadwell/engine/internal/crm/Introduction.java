package io.threadwell.engine.internal.crm;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.ContactStore.Tie;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Commands;
import io.threadwell.engine.internal.contacts.Carrying;
import io.threadwell.engine.internal.contacts.ContactBook;
import io.threadwell.engine.internal.outbox.Attempts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stores what a CRM knows of people before anything is written there: who has which record, and who turns out to be one person because
 * one record names both. What is left to write is stored as being on its way.
 */
final class Introduction {
    private final Core core;
    private final CrmAdapter crm;
    private final Evidence evidence;

    Introduction(Core core, CrmAdapter crm) {
        this.core = core;
        this.crm = crm;
        this.evidence = Evidence.of(Evidence.Kind.CRM, crm.descriptor().system());
    }

    private record Outcome(List<CrmWork> flying, Tell tell) {}

    /** @param strangers those of the works whose people were looked for; {@code matches} has an answer for each */
    List<CrmWork> introduce(
            WorkspaceId workspace, List<CrmWork> works, List<CrmWork> strangers, List<List<CrmMatch>> matches) {
        return core.change(
                        workspace,
                        session -> {
                            ContactBook book = new ContactBook(session, core.now());
                            for (int i = 0; i < strangers.size(); i++) {
                                tie(session, strangers.get(i).write().contact().key(), matches.get(i), book);
                            }
                            List<CrmWork> flying = begin(session, works);
                            carry(session, book);
                            return new Outcome(flying, Tell.contacts(book.events()));
                        },
                        Outcome::tell)
                .flying();
    }

    private void tie(StoreSession session, PersonaKey contact, List<CrmMatch> matches, ContactBook book) {
        Optional<CrmMatch> sure = matches.stream().filter(CrmMatch::attested).findFirst();
        if (sure.isEmpty()) {
            core.counters().add(Metric.CRM_UNMATCHED);
            return;
        }
        core.counters().add(Metric.CRM_MATCHED);
        for (PersonaKey other : session.contacts().of(sure.get().record())) {
            Map<PersonaKey, PersonaKey> keys = session.contacts().keys(List.of(contact, other));
            if (!keys.getOrDefault(contact, contact).equals(keys.getOrDefault(other, other))) {
                book.join(contact, other, evidence, Actor.SYSTEM);
            }
        }
        session.contacts().tie(Map.of(contact, new Tie(sure.get().record(), "")));
    }

    private void carry(StoreSession session, ContactBook book) {
        Commands commands = new Commands(core, session.workspace());
        new Carrying(session, commands).carry(book.moved());
        if (!commands.made().isEmpty()) {
            session.outbox().enqueue(commands.made());
        }
    }

    private List<CrmWork> begin(StoreSession session, List<CrmWork> works) {
        Set<PersonaKey> wanted = new HashSet<>();
        works.forEach(work -> wanted.add(work.write().contact().key()));
        People people = new People(core, crm.descriptor().system(), session, wanted);
        CrmPlanner planner = new CrmPlanner(core, crm, session);
        planner.load(works.stream().flatMap(work -> work.claims().stream()).toList());
        Set<PersonaKey> begun = new HashSet<>();
        List<CrmWork> flying = new ArrayList<>();
        for (CrmWork work : works) {
            PersonaKey persona = work.write().contact().key();
            CrmWrite write = planner.write(work.write().key(), persona, work.commands(), people);
            if (hasNothingToSay(write)) {
                end(session, work, CommandState.DONE);
            } else if (!begun.add(write.contact().key())) {
                end(session, work, CommandState.WAITING);
            } else {
                flying.add(fly(session, work, write));
            }
        }
        return flying;
    }

    private boolean hasNothingToSay(CrmWrite write) {
        return write.creates()
                ? !crm.descriptor().can(CrmCapability.CREATE)
                : !write.profile() && write.interactions().isEmpty();
    }

    /** Gives the lanes back; who turned out to be the same as another in this batch has another turn. */
    private void end(StoreSession session, CrmWork work, CommandState state) {
        boolean over = state == CommandState.DONE;
        for (LaneClaim claim : work.claims()) {
            if (over) {
                List<Command> done = work.commands().stream()
                        .filter(c -> c.lane().equals(claim.lane()))
                        .map(c -> c.with(CommandState.DONE, c.attempt()))
                        .toList();
                session.outbox().mark(claim.node(), done);
            }
            boolean more = !over || work.leavesMore(claim);
            session.outbox().release(List.of(claim.release(more ? new Next.At(core.now()) : new Next.Idle())));
        }
    }

    private CrmWork fly(StoreSession session, CrmWork work, CrmWrite write) {
        List<Command> flying = work.commands().stream()
                .map(c -> c.with(CommandState.IN_FLIGHT, Attempts.sent(c.attempt(), write.key(), core.now())))
                .toList();
        session.outbox().mark(work.claims().get(0).node(), flying);
        return work.with(write, flying);
    }
}
