package io.threadwell.engine.internal.crm;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.ContactStore.Tie;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.outbox.Attempts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes writes of what waits for a CRM: one for each person, whatever the number of cases. */
final class CrmPlanner {
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private final Core core;
    private final CrmAdapter crm;
    private final StoreSession session;
    private final Instant now;
    private Map<MessageId, Message> messages = Map.of();
    private Map<CaseId, ExternalRef> tickets = Map.of();

    CrmPlanner(Core core, CrmAdapter crm, StoreSession session) {
        this.core = core;
        this.crm = crm;
        this.session = session;
        this.now = core.now();
    }

    /** Plans; lanes with nothing to do are given back. */
    List<CrmWork> plan(List<LaneClaim> claims) {
        List<CrmWork> works = new ArrayList<>();
        Map<PersonaKey, List<LaneClaim>> fresh = new LinkedHashMap<>();
        List<LaneClaim> begun = new ArrayList<>();
        for (LaneClaim claim : claims) {
            if (claim.commands().isEmpty()) {
                session.outbox().release(List.of(claim.release(new Next.Idle())));
            } else if (begun(claim) != null) {
                begun.add(claim);
            } else {
                fresh.computeIfAbsent(persona(claim.commands().get(0)), p -> new ArrayList<>())
                        .add(claim);
            }
        }
        load(claims);
        People people = people(claims);
        begun.forEach(claim -> goOn(claim, people, works));
        byContact(fresh, people).values().forEach(lanes -> works.add(work(lanes, people)));
        return works;
    }

    void load(List<LaneClaim> claims) {
        Set<MessageId> wanted = new HashSet<>();
        Set<CaseId> cases = new HashSet<>();
        for (LaneClaim claim : claims) {
            cases.add(claim.lane().caseId());
            claim.commands().forEach(command -> wanted.add(message(command)));
        }
        Map<MessageId, Message> found = new HashMap<>();
        session.messages().byId(wanted).forEach(m -> found.put(m.id(), m));
        messages = found;
        var helpdesk = core.helpdesk(session.workspace());
        if (helpdesk != null) {
            tickets = session.cases().tickets(helpdesk.descriptor().system(), cases);
        }
    }

    private People people(Collection<LaneClaim> claims) {
        Set<PersonaKey> wanted = new HashSet<>();
        claims.forEach(claim -> claim.commands().forEach(command -> wanted.add(persona(command))));
        return new People(core, crm.descriptor().system(), session, wanted);
    }

    /** Two personas that were joined meanwhile are one person. */
    private static Map<PersonaKey, List<LaneClaim>> byContact(
            Map<PersonaKey, List<LaneClaim>> byPersona, People people) {
        Map<PersonaKey, List<LaneClaim>> byContact = new LinkedHashMap<>();
        byPersona.forEach((persona, lanes) -> byContact
                .computeIfAbsent(people.contact(persona).key(), key -> new ArrayList<>())
                .addAll(lanes));
        return byContact;
    }

    private CrmWork work(List<LaneClaim> lanes, People people) {
        PersonaKey persona = persona(lanes.get(0).commands().get(0));
        PersonaKey contact = people.contact(persona).key();
        List<Command> commands = lanes.stream()
                .flatMap(lane -> lane.commands().stream())
                .filter(c -> people.contact(persona(c)).key().equals(contact))
                .toList();
        return new CrmWork(lanes, write("tw-" + commands.get(0).id(), persona, commands, people), commands, false);
    }

    /** A write that was begun is found out about before anything of it is made again. */
    private void goOn(LaneClaim claim, People people, List<CrmWork> works) {
        Command first = Objects.requireNonNull(begun(claim));
        String key = Objects.requireNonNull(first.attempt().writeKey());
        List<Command> commands = claim.commands().stream()
                .filter(c -> key.equals(c.attempt().writeKey()))
                .toList();
        if (first.state() == CommandState.IN_FLIGHT) {
            Instant trusted = Objects.requireNonNullElse(first.attempt().firstSentAt(), now)
                    .plus(SETTLING);
            List<Command> unknown = commands.stream()
                    .map(c -> c.with(CommandState.UNKNOWN, Attempts.due(c.attempt(), trusted)))
                    .toList();
            session.outbox().mark(claim.node(), unknown);
            session.outbox().release(List.of(claim.release(new Next.At(trusted))));
            return;
        }
        works.add(new CrmWork(
                List.of(claim),
                write(key, persona(first), commands, people),
                commands,
                first.state() == CommandState.UNKNOWN));
    }

    CrmWrite write(String key, PersonaKey persona, List<Command> commands, People people) {
        Contact contact = people.contact(persona);
        Tie tie = people.tie(persona);
        boolean changed = tie == null || !tie.told().equals(People.digest(contact));
        boolean timeline = crm.descriptor().can(CrmCapability.TIMELINE);
        List<Interaction> interactions = timeline
                ? commands.stream()
                        .map(this::interaction)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
        int attempt = commands.get(0).attempt().writeKey() == null ? 1 : 2;
        return new CrmWrite(key, contact, tie == null ? null : tie.record(), changed, interactions, attempt);
    }

    private @Nullable Interaction interaction(Command command) {
        Message message = messages.get(message(command));
        if (message == null) {
            return null;
        }
        CaseId caseId = command.lane().caseId();
        return new Interaction(
                "m" + message.id(),
                caseId,
                message.account(),
                message.type().direction(),
                message.type().visibility(),
                message.type().kind(),
                message.sentAt(),
                People.passesOn(core, persona(command)) ? message.text() : "",
                message.permalink(),
                tickets.get(caseId),
                Map.of());
    }

    private static @Nullable Command begun(LaneClaim claim) {
        return claim.commands().stream()
                .filter(c -> c.attempt().writeKey() != null)
                .findFirst()
                .orElse(null);
    }

    static PersonaKey persona(Command command) {
        return new PersonaKey(
                AccountId.parse(command.data().getOrDefault("account", "")),
                command.data().getOrDefault("person", ""));
    }

    private static MessageId message(Command command) {
        return new MessageId(Long.parseLong(command.data().getOrDefault("message", "0")));
    }
}
