package io.threadwell.testkit.store;

import io.threadwell.api.model.Author;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.PersonStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Personas of one workspace. */
final class InMemoryPeople implements PersonStore {
    private final Journal journal;
    private final InMemoryMessages messages;
    private final Map<PersonaKey, Persona> rows = new HashMap<>();
    private final Map<PersonaKey, Instant> since = new HashMap<>();
    private final Index<PersonaKey, DeliveryId> seenIn;

    InMemoryPeople(Journal journal, InMemoryMessages messages) {
        this.journal = journal;
        this.messages = messages;
        seenIn = new Index<>(journal);
    }

    @Override
    public void save(Collection<Persona> personas) {
        for (Persona persona : personas) {
            Persona known = rows.get(persona.key());
            if (known == null) {
                journal.put(since, persona.key(), Objects.requireNonNullElse(persona.lastSeenAt(), Instant.MAX));
            }
            if (known == null || !seen(known).isAfter(seen(persona))) {
                journal.put(rows, persona.key(), known == null ? persona : withFacts(persona, known));
            }
        }
    }

    private static Persona withFacts(Persona persona, Persona known) {
        Author profile = persona.profile();
        return profile.facts().isEmpty()
                ? new Persona(persona.key(), profile.withFacts(known.profile().facts()), persona.lastSeenAt())
                : persona;
    }

    private static Instant seen(Persona persona) {
        return Objects.requireNonNullElse(persona.lastSeenAt(), Instant.MIN);
    }

    List<Persona> knownLongestFirst() {
        return rows.values().stream()
                .sorted(Comparator.comparing((Persona p) -> since.getOrDefault(p.key(), Instant.MAX))
                        .thenComparing(Persona::key, PersonaKey.ORDER))
                .toList();
    }

    @Override
    public Optional<Persona> find(PersonaKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public void seenIn(Map<PersonaKey, Set<DeliveryId>> deliveries) {
        deliveries.forEach((key, ids) -> ids.forEach(id -> seenIn.add(key, id)));
    }

    @Override
    public Traces traces(PersonaKey key) {
        Set<DeliveryId> deliveries = new TreeSet<>(seenIn.get(key));
        messages.byId(messages.of(key)).stream()
                .map(message -> message.state().delivery())
                .filter(Objects::nonNull)
                .forEach(deliveries::add);
        return new Traces(messages.of(key), List.copyOf(deliveries));
    }
}
