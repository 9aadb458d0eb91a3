package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.model.Author;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The people whom a change tells of, in its {@code contacts}. A person is known by the business-scoped user id, which every message has
 * since 2026, else by the telephone number; who has a username may come without a number (page "Business-scoped user IDs").
 */
final class People {
    private final List<JsonValue> contacts;

    People(JsonValue value) {
        this.contacts = value.get("contacts").elements();
    }

    /** @throws Unreadable when nothing says who wrote */
    Author sender(JsonValue message) {
        return person(message, "from", "from_user_id", "from_parent_user_id");
    }

    /** @throws Unreadable when nothing says who it went to */
    String recipient(JsonValue echo) {
        return person(echo, "to", "to_user_id", "to_parent_user_id").externalId();
    }

    private Author person(JsonValue message, String phoneName, String userName, String parentName) {
        String phone = Ids.of(message.get(phoneName));
        String user = Ids.of(message.get(userName));
        JsonValue known = contact(phone, user);
        JsonValue contact = known.isMissing() && contacts.size() == 1 ? contacts.get(0) : known;
        boolean nameless = phone == null && user == null;
        if (user == null && (nameless || !known.isMissing())) {
            user = Ids.of(contact.get("user_id"));
        }
        if (phone == null && (nameless || !known.isMissing())) {
            phone = Ids.of(contact.get("wa_id"));
        }
        String id = user == null ? phone : user;
        if (id == null) {
            throw new Unreadable("without " + phoneName + " and " + userName);
        }
        Map<String, String> facts = new HashMap<>();
        put(facts, Author.PHONE, phone);
        String parent = Ids.of(message.get(parentName));
        put(facts, Author.ALSO, parent != null ? parent : Ids.of(contact.get("parent_user_id")));
        return new Author(id, word(contact.at("profile", "name")), handle(contact), null, facts);
    }

    private JsonValue contact(@Nullable String phone, @Nullable String user) {
        for (JsonValue contact : contacts) {
            boolean sameUser = user != null && user.equals(Ids.of(contact.get("user_id")));
            boolean samePhone = phone != null && phone.equals(Ids.of(contact.get("wa_id")));
            if (sameUser || samePhone) {
                return contact;
            }
        }
        return JsonValue.missing();
    }

    private static @Nullable String handle(JsonValue contact) {
        String name = word(contact.at("profile", "username"));
        return name != null && name.startsWith("@") ? name.substring(1) : name;
    }

    private static @Nullable String word(JsonValue text) {
        return text.text().filter(word -> !word.isBlank()).map(Texts::storable).orElse(null);
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
