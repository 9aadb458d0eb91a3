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
    /** Stores personas as last seen; one that was seen later already stays. */
    void save(Collection<Persona> personas);

    Optional<Persona> find(PersonaKey key);

    /** Remembers in which raw deliveries people appear, besides those that brought their messages. */
    void seenIn(Map<PersonaKey, Set<DeliveryId>> deliveries);

    /** All that is kept of a person. */
    Traces traces(PersonaKey key);

    /**
     * Where a person has left traces.
     *
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
