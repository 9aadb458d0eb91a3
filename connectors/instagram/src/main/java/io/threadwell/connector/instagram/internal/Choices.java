package io.threadwell.connector.instagram.internal;

import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.List;

/** Ready answers: up to 13 of 20 characters each (page "Quick Replies"). What is pressed comes back as a message with its words as payload. */
final class Choices {
    private static final int MOST = 13;
    private static final int LONGEST = 20;

    private Choices() {}

    /** In their order, each once. */
    static List<String> of(Content content) {
        return content.attributes()
                .getOrDefault(ContentAttributes.QUICK_REPLIES, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    static boolean fit(List<String> choices) {
        return choices.size() <= MOST && choices.stream().allMatch(one -> one.length() <= LONGEST);
    }

    static JsonArray json(List<String> choices) {
        JsonArray replies = JsonArray.create();
        choices.forEach(one -> replies.add(JsonObject.create()
                .put("content_type", "text")
                .put("title", one)
                .put("payload", one)));
        return replies;
    }
}
