package io.threadwell.connector.whatsapp.internal;

import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Contact cards as words, a line for each person. */
final class Cards {
    private Cards() {}

    static String of(JsonValue contacts) {
        List<String> lines = new ArrayList<>();
        for (JsonValue contact : contacts.elements()) {
            List<String> parts = new ArrayList<>();
            add(parts, Said.words(contact.get("name"), "formatted_name"));
            contact.get("phones").elements().forEach(phone -> add(parts, Said.words(phone, "phone")));
            contact.get("emails").elements().forEach(mail -> add(parts, Said.words(mail, "email")));
            lines.add(parts.isEmpty() ? "(a contact)" : String.join(", ", parts));
        }
        return Said.lines(lines.toArray(String[]::new));
    }

    private static void add(List<String> parts, String word) {
        if (!word.isBlank()) {
            parts.add(word);
        }
    }
}
