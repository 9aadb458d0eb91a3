package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.PersonaChanged;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads that a person is known by another number or id (pages "System messages webhook reference", "user_id_update"). */
final class Renames {
    /** Only the sentence's end counts: what stands before is the person's own name, and may say anything. */
    private static final Pattern CHANGED = Pattern.compile(" changed from (\\S{1,255}) to (\\S{1,255})$");

    private Renames() {}

    /** A message of the type {@code system}. */
    static List<InboundEvent> of(Element message) {
        JsonValue system = message.json().get("system");
        return switch (system.text("type", "")) {
            case "user_changed_number", "customer_changed_number" -> number(message, system);
            case "user_changed_user_id" -> List.of(userId(message, system));
            case "customer_identity_changed", "user_identity_changed" ->
                List.of(new Noted(message.account(), "identity_changed", Messages.at(message)));
            default -> throw new Unreadable("is a system message that is not known here");
        };
    }

    private static List<InboundEvent> number(Element message, JsonValue system) {
        String phone = Ids.of(system.get("wa_id"));
        String to = first(Ids.of(system.get("user_id")), phone, Ids.of(system.get("new_wa_id")));
        Set<String> before = new LinkedHashSet<>();
        add(before, message.id("from_user_id"));
        add(before, message.id("from"));
        add(before, Ids.of(system.get("customer")));
        return changes(message, before, to);
    }

    /** The message names the new id alone; the one before stands in its sentence. */
    private static InboundEvent userId(Element message, JsonValue system) {
        String to = Ids.of(system.get("user_id"));
        Matcher sentence = CHANGED.matcher(system.text("body", "").strip());
        if (to == null || !sentence.find() || !sentence.group(2).equals(to)) {
            throw new Unreadable("does not say whose id changed");
        }
        return new PersonaChanged(message.account(), sentence.group(1), to, Messages.at(message));
    }

    /** An entry of {@code user_id_update}. */
    static List<InboundEvent> update(Element update) {
        JsonValue ids = update.json().get("user_id");
        Set<String> before = new LinkedHashSet<>();
        add(before, Ids.of(ids.get("previous")));
        return changes(update, before, Ids.of(ids.get("current")));
    }

    private static List<InboundEvent> changes(Element element, Set<String> before, @Nullable String to) {
        if (to == null || before.isEmpty()) {
            throw new Unreadable("does not say whose id changed");
        }
        List<InboundEvent> events = new ArrayList<>();
        for (String from : before) {
            if (!from.equals(to)) {
                events.add(new PersonaChanged(element.account(), from, to, Messages.at(element)));
            }
        }
        return events.isEmpty() ? List.of(new Noted(element.account(), "same id", Messages.at(element))) : events;
    }

    private static void add(Set<String> ids, @Nullable String id) {
        if (id != null) {
            ids.add(id);
        }
    }

    private static @Nullable String first(@Nullable String... ids) {
        for (String id : ids) {
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
