package io.threadwell.connector.telegram.internal;

import io.threadwell.api.model.Author;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who wrote something (types {@code User} and {@code Chat}). */
final class People {
    private static final String PROFILES = "https://t.me/";

    private People() {}

    /** The one in whose name a message stands: of a chat, where it was sent in a chat's name, else of a user. */
    static @Nullable Author author(JsonValue message) {
        JsonValue sender = message.get("sender_chat");
        if (!sender.isMissing()) {
            return chat(sender);
        }
        Author author = user(message.get("from"));
        return author == null ? null : withPhone(author, message.get("contact"));
    }

    static @Nullable Author user(JsonValue user) {
        String id = user.text("id").orElse(null);
        if (id == null) {
            return null;
        }
        Map<String, String> facts = new HashMap<>();
        user.text("language_code").filter(tag -> !tag.isBlank()).ifPresent(tag -> facts.put(Author.LANGUAGE, tag));
        if (user.bool("is_bot")) {
            facts.put(Author.BOT, "true");
        }
        String first = user.text("first_name", "");
        String name = (first + " " + user.text("last_name", "")).strip();
        return person(id, name, user.text("username").orElse(null)).withFacts(facts);
    }

    static @Nullable Author chat(JsonValue chat) {
        String id = chat.text("id").orElse(null);
        return id == null
                ? null
                : person(id, chat.text("title", ""), chat.text("username").orElse(null));
    }

    private static Author person(String id, String name, @Nullable String username) {
        boolean named = username != null && !username.isBlank();
        return new Author(
                id,
                name.isBlank() ? null : Texts.storable(name),
                named ? username : null,
                named ? PROFILES + username : null);
    }

    /** A contact of the sender's own is a number that Telegram vouches for; a contact of anybody else's is not the sender's. */
    private static Author withPhone(Author author, JsonValue contact) {
        boolean own =
                contact.text("user_id").filter(author.externalId()::equals).isPresent();
        String digits = own ? contact.text("phone_number", "").replaceAll("[^0-9]", "") : "";
        if (digits.isEmpty()) {
            return author;
        }
        Map<String, String> facts = new HashMap<>(author.facts());
        facts.put(Author.PHONE, digits);
        return author.withFacts(facts);
    }
}
