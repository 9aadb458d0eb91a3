package io.threadwell.engine.internal.contacts;

import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Contacts.Suggestion;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds personas that look like the same person. It only ever suggests: many people have the same name. */
public final class Alike {
    private static final int MOST = 20;
    private static final int SHORTEST_HANDLE = 4;
    private static final double SAME_HANDLE = 0.6;
    private static final double SAME_NAME = 0.4;

    private final StoreSession session;

    public Alike(StoreSession session) {
        this.session = session;
    }

    public List<Suggestion> to(Collection<PersonaKey> personas) {
        Set<PersonaKey> settled = new HashSet<>(personas);
        for (ContactLink link : session.contacts().links(personas)) {
            if (!link.joined()) {
                settled.add(link.one());
                settled.add(link.other());
            }
        }
        Map<PersonaKey, Suggestion> found = new LinkedHashMap<>();
        for (PersonaKey key : personas) {
            session.people().find(key).ifPresent(persona -> look(persona, settled, found));
        }
        return found.values().stream()
                .sorted(Comparator.comparing((Suggestion s) -> s.evidence().score())
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private void look(Persona persona, Set<PersonaKey> settled, Map<PersonaKey, Suggestion> found) {
        Author profile = persona.profile();
        for (Persona other : session.contacts().alike(profile)) {
            if (!settled.contains(other.key())) {
                Suggestion suggestion = new Suggestion(other, evidence(profile, other.profile()));
                found.merge(
                        other.key(),
                        suggestion,
                        (a, b) -> a.evidence().score() >= b.evidence().score() ? a : b);
            }
        }
    }

    private static Evidence evidence(Author one, Author other) {
        boolean handle = one.handle() != null
                && one.handle().length() >= SHORTEST_HANDLE
                && one.handle().equals(other.handle());
        boolean name = one.displayName() != null
                && one.displayName().indexOf(' ') > 0
                && one.displayName().equals(other.displayName());
        double score = (handle ? SAME_HANDLE : 0) + (name ? SAME_NAME : 0);
        String source = handle && name ? "handle and name" : handle ? "handle" : "name";
        return new Evidence(Evidence.Kind.SIMILARITY, source, Math.min(0.95, score == 0 ? 0.1 : score));
    }
}
