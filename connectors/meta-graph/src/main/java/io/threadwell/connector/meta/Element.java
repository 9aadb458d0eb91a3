package io.threadwell.connector.meta;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One element of a delivery, or a part of one.
 *
 * @param account the account of ours that it concerns
 * @param list where it stood
 * @param json the element as it came
 * @param told when we were told of it: what it lacks a time for happened then
 */
public record Element(AccountId account, Of list, JsonValue json, Instant told) {
    private static final Set<String> ENVELOPE = Set.of("sender", "recipient", "timestamp");

    /** The lists that an entry may have. */
    public enum Of {
        /** {@code changes}: a {@code field} and its {@code value}. */
        CHANGES,
        /** {@code messaging}: an event of a private conversation that is ours to answer. */
        MESSAGING,
        /** {@code standby}: an event of a private conversation that another app answers. */
        STANDBY
    }

    /** An id by its field's name; absent as {@link Ids#of} has it. */
    public @Nullable String id(String name) {
        return Ids.of(json.get(name));
    }

    /** @throws Unreadable when it is not there */
    public String needId(String name) {
        String id = id(name);
        if (id == null) {
            throw new Unreadable("without " + name);
        }
        return id;
    }

    /** A text by its field's name; empty when it is not there. */
    public String text(String name) {
        return json.text(name, "");
    }

    /**
     * What a change is of.
     *
     * @throws Unreadable when there is no value
     */
    public JsonValue needValue() {
        JsonValue value = json.get("value");
        if (!value.isObject()) {
            throw new Unreadable("without a value");
        }
        return value;
    }

    /** A part of this element, of the same account and time. */
    public Element part(JsonValue part) {
        return new Element(account, list, part, told);
    }

    /**
     * Reads each part of a list within this element by itself: one that cannot be read becomes an {@link Unsupported} with its
     * JSON, and the others are not affected.
     */
    public List<InboundEvent> each(String name, Function<Element, List<InboundEvent>> reading) {
        List<InboundEvent> events = new ArrayList<>();
        JsonValue parts = json.get(name);
        for (JsonValue part : parts.asList()) {
            Element one = part(part);
            try {
                events.addAll(reading.apply(one));
            } catch (RuntimeException broken) {
                events.add(one.unsupported("one of " + Words.of(name) + " " + why(broken)));
            }
        }
        return events;
    }

    /** The event of an element that is not known or cannot be read. The reason never holds content. */
    public Unsupported unsupported(String reason) {
        return new Unsupported(account, reason, json.raw(), told);
    }

    Unsupported unsupported(RuntimeException broken) {
        return unsupported((list == Of.CHANGES ? change() : conversation()) + " " + why(broken));
    }

    private static String why(RuntimeException broken) {
        return broken instanceof Unreadable known ? String.valueOf(known.getMessage()) : "cannot be read";
    }

    private String change() {
        JsonValue value = json.get("value");
        String kind = Words.of(value.text("item", "")) + ", " + Words.of(value.text("verb", ""));
        return "a change of " + Words.of(text("field")) + (value.isObject() ? " (" + kind + ")" : "");
    }

    private String conversation() {
        StringJoiner names = new StringJoiner(", ", "a messaging event (", ")");
        json.fields().keySet().stream()
                .filter(name -> !ENVELOPE.contains(name))
                .forEach(name -> names.add(Words.of(name)));
        return names.toString();
    }
}
