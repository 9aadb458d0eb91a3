package io.threadwell.api.model;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.ContactEvent.Change;
import io.threadwell.api.model.ContactEvent.Joined;
import io.threadwell.api.model.ContactEvent.Split;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The form in which stores keep what happened to contacts. */
public final class ContactEvents {
    private static final String JOINED = "joined";
    private static final String SPLIT = "split";

    private ContactEvents() {}

    /** The stable name of a change. */
    public static String name(Change change) {
        return change instanceof Joined ? JOINED : SPLIT;
    }

    /** A change's facts. */
    public static Map<String, String> data(Change change) {
        Facts facts = new Facts();
        if (change instanceof Joined joined) {
            facts.put("account", joined.from().account())
                    .put("person", joined.from().externalId())
                    .put("kind", joined.evidence().kind())
                    .put("source", joined.evidence().source())
                    .put("score", joined.evidence().score());
        } else if (change instanceof Split split) {
            Set<String> personas = new HashSet<>();
            split.personas().forEach(persona -> personas.add(written(persona)));
            facts.put("account", split.into().account())
                    .put("person", split.into().externalId())
                    .putAll("personas", personas);
        }
        return facts.map();
    }

    /**
     * Brings a change back.
     *
     * @throws InvalidRequest when the name is of a later version
     */
    public static Change read(String name, Map<String, String> data) {
        PersonaKey key = persona(data);
        if (name.equals(JOINED)) {
            Evidence.Kind kind = Evidence.Kind.valueOf(data.getOrDefault("kind", "AGENT"));
            double score = Double.parseDouble(data.getOrDefault("score", "1"));
            return new Joined(key, new Evidence(kind, data.getOrDefault("source", ""), score));
        }
        if (name.equals(SPLIT)) {
            Set<PersonaKey> personas = new HashSet<>();
            Facts.set(data.get("personas")).forEach(text -> personas.add(persona(Facts.read(text))));
            return new Split(key, personas);
        }
        throw new InvalidRequest("this version knows no event " + name + " of a contact");
    }

    private static String written(PersonaKey persona) {
        return Facts.write(Map.of("account", persona.account().toString(), "person", persona.externalId()));
    }

    private static PersonaKey persona(Map<String, String> data) {
        return new PersonaKey(
                AccountId.parse(Objects.requireNonNull(data.get("account"))),
                Objects.requireNonNull(data.get("person")));
    }
}
