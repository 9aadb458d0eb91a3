package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.List;

/**
 * Ready answers: up to three as buttons with 20 characters each, up to ten as a list with 24 each (pages "Interactive reply buttons
 * messages", "Interactive list messages").
 */
final class Choices {
    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_BUTTON = 20;
    private static final int MOST_ROWS = 10;
    private static final int LONGEST_ROW = 24;

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
        int longest = choices.size() <= MOST_BUTTONS ? LONGEST_BUTTON : LONGEST_ROW;
        return choices.size() <= MOST_ROWS && choices.stream().allMatch(one -> Rules.characters(one) <= longest);
    }

    static JsonObject json(String text, List<String> choices, String listButton) {
        boolean buttons = choices.size() <= MOST_BUTTONS;
        return JsonObject.create()
                .put("type", buttons ? "button" : "list")
                .put("body", JsonObject.create().put("text", text))
                .put("action", buttons ? buttons(choices) : rows(choices, listButton));
    }

    private static JsonObject buttons(List<String> choices) {
        JsonArray buttons = JsonArray.create();
        choices.forEach(
                one -> buttons.add(JsonObject.create().put("type", "reply").put("reply", choice(one))));
        return JsonObject.create().put("buttons", buttons);
    }

    private static JsonObject rows(List<String> choices, String listButton) {
        JsonArray rows = JsonArray.create();
        choices.forEach(one -> rows.add(choice(one)));
        JsonArray sections = JsonArray.create().add(JsonObject.create().put("rows", rows));
        return JsonObject.create().put("button", listButton).put("sections", sections);
    }

    private static JsonObject choice(String words) {
        return JsonObject.create().put("id", words).put("title", words);
    }
}
