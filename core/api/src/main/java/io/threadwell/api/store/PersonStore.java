package io.threadwell.api.store;

import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Personas, and where each has left traces. */
public interface PersonStore {
    /** Stores personas as last seen; one that was seen later already stays. A persona without facts keeps those it had. */
    void save(Collection<Persona> personas);

    /** A persona as last seen. */
    Optional<Persona> find(PersonaKey key);

    /** Remembers in which raw deliveries people appear, besides those that brought their messages. */
    void seenIn(Map<PersonaKey, Set<DeliveryId>> deliveries);

    /** The messages and raw deliveries in which a person is known to appear; {@link Traces} says what else is kept. */
    Traces traces(PersonaKey key);

    /**
     * The messages and raw deliveries in which a person is known to appear. This is not all that is kept of a person. Besides
     * there are: the persona itself ({@link #find}); earlier versions of the messages ({@link MessageStore#revisions}); our
     * answers to the person, which are in the same cases; the cases in which the person asked ({@link CaseQuery#person}), with
     * a subject made of the person's words, with notes, and with events that name the person; the person's id in the keys of
     * private conversations; work on its way to a helpdesk or network; elements and whole deliveries that nobody could read, of
     * which nobody knows whom they name; and the embedded desk's tickets. Helpdesks and networks keep what is theirs.
     *
     * @param messages those that the person wrote
     * @param deliveries those that brought the person's messages and those of {@link #seenIn}; some may be past their retention
     *     and gone
     */
    record Traces(List<MessageId> messages, List<DeliveryId> deliveries) {
        public Traces {
            messages = List.copyOf(messages);
            deliveries = List.copyOf(deliveries);
        }
    }
}
