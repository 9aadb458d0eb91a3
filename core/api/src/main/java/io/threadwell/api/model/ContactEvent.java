package io.threadwell.api.model;

import java.time.Instant;
import java.util.Set;

/**
 * Two contacts became one, or one became two. Nothing is lost by either, so that each can be undone by the other.
 *
 * @param contact the key of the contact that there is after it; the one that keeps the key, of a split
 */
public record ContactEvent(PersonaKey contact, Instant at, Actor actor, Change change) {
    /** What happened. */
    public sealed interface Change {}

    /**
     * Another contact was joined with this one.
     *
     * @param from the key that the other one had
     */
    public record Joined(PersonaKey from, Evidence evidence) implements Change {}

    /**
     * Personas were split off.
     *
     * @param into the key of the contact that they are now
     * @param personas those that left
     */
    public record Split(PersonaKey into, Set<PersonaKey> personas) implements Change {
        public Split {
            personas = Set.copyOf(personas);
        }
    }
}
