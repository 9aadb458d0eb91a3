package io.threadwell.connector.telegram.internal;

import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a message says, in words, whatever it is. */
final class Words {
    private static final List<String> RICH = List.of("label", "text", "expression", "summary", "title", "caption");
    private static final List<String> NESTED = List.of("blocks", "items", "cells", "content");
    private static final int DEEPEST = 30;

    private Words() {}

    static String of(JsonValue message) {
        return Texts.storable(said(message));
    }

    private static String said(JsonValue message) {
        for (Map.Entry<String, JsonValue> field : message.fields().entrySet()) {
            String words = said(field.getKey(), field.getValue());
            if (words != null) {
                return words;
            }
        }
        return "";
    }

    private static @Nullable String said(String kind, JsonValue value) {
        return switch (kind) {
            case "text", "caption" -> value.text().orElse("");
            case "rich_message" -> rich(value);
            case "poll" -> poll(value);
            case "checklist" -> checklist(value);
            case "contact" -> contact(value);
            case "venue" -> lines(value.text("title", ""), value.text("address", ""));
            case "sticker", "dice" -> (value.text("emoji", "") + " " + value.text("value", "")).strip();
            case "game", "invoice" -> lines(value.text("title", ""), value.text("description", ""));
            case "web_app_data" -> value.text("button_text", "");
            default -> null;
        };
    }

    private static String poll(JsonValue poll) {
        StringJoiner text = new StringJoiner("\n");
        text.add(poll.text("question", ""));
        poll.get("options").elements().forEach(option -> text.add("- " + option.text("text", "")));
        return text.toString();
    }

    private static String checklist(JsonValue checklist) {
        StringJoiner text = new StringJoiner("\n");
        text.add(checklist.text("title", ""));
        checklist.get("tasks").elements().forEach(task -> text.add("- " + task.text("text", "")));
        return text.toString();
    }

    private static String contact(JsonValue contact) {
        String name = contact.text("first_name", "") + " " + contact.text("last_name", "");
        return lines(name.strip(), contact.text("phone_number", ""));
    }

    private static String lines(String first, String second) {
        return (first + "\n" + second).strip();
    }

    /** A rich message is a tree of blocks (type {@code RichMessage}); its words are what stands in the tree, in order. */
    private static String rich(JsonValue message) {
        StringBuilder text = new StringBuilder();
        walk(text, message, 0);
        return text.toString().strip();
    }

    private static void walk(StringBuilder text, JsonValue node, int depth) {
        if (depth > DEEPEST || node.isMissing()) {
            return;
        }
        if (node.isText()) {
            text.append(node.text().orElse(""));
            return;
        }
        node.elements().forEach(element -> walk(text, element, depth + 1));
        RICH.forEach(name -> walk(text, node.get(name), depth + 1));
        for (String name : NESTED) {
            for (JsonValue block : node.get(name).elements()) {
                walk(text, block, depth + 1);
                if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                    text.append('\n');
                }
            }
        }
    }
}
