package io.threadwell.connector.telegram.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as one call: words alone, one file with words, or an album (methods {@code sendMessage}, {@code sendPhoto} and its like, and
 * {@code sendMediaGroup}). Files go by their address, from which Telegram fetches them.
 */
record Outgoing(Method method, Content content) {
    static Outgoing of(Content content) {
        List<Attachment> files = content.attachments();
        return switch (files.size()) {
            case 0 -> new Outgoing(Method.SEND_MESSAGE, content);
            case 1 -> new Outgoing(sending(files.get(0).kind()), content);
            default -> new Outgoing(Method.SEND_MEDIA_GROUP, content);
        };
    }

    private static Method sending(Attachment.Kind kind) {
        return switch (kind) {
            case IMAGE -> Method.SEND_PHOTO;
            case VIDEO -> Method.SEND_VIDEO;
            case AUDIO -> Method.SEND_AUDIO;
            case FILE -> Method.SEND_DOCUMENT;
            default -> throw new InvalidRequest("Telegram takes no " + kind + " with an answer");
        };
    }

    private static String type(Attachment.Kind kind) {
        return switch (kind) {
            case IMAGE -> "photo";
            case VIDEO -> "video";
            case AUDIO -> "audio";
            case FILE -> "document";
            default -> throw new InvalidRequest("Telegram takes no " + kind + " with an answer");
        };
    }

    /** Adds what the call needs besides the chat. */
    JsonObject into(JsonObject parameters, @Nullable JsonObject reply) {
        List<Attachment> files = content.attachments();
        if (files.isEmpty()) {
            parameters.put("text", content.text());
        } else if (files.size() == 1) {
            Attachment file = files.get(0);
            caption(parameters.put(type(file.kind()), file.url()));
        } else {
            parameters.put("media", album(files));
        }
        if (reply != null) {
            parameters.put("reply_parameters", reply);
        }
        List<String> choices = choices(content);
        return choices.isEmpty() ? parameters : parameters.put("reply_markup", keyboard(choices));
    }

    private JsonObject caption(JsonObject parameters) {
        return content.text().isBlank() ? parameters : parameters.put("caption", content.text());
    }

    /** The words that stand with an album are those of its first file. */
    private JsonArray album(List<Attachment> files) {
        JsonArray media = JsonArray.create();
        for (Attachment file : files) {
            JsonObject one = JsonObject.create().put("type", type(file.kind())).put("media", file.url());
            media.add(media.isEmpty() ? caption(one) : one);
        }
        return media;
    }

    static List<String> choices(Content content) {
        return content.attributes()
                .getOrDefault(ContentAttributes.QUICK_REPLIES, "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A keyboard of ready answers: what is pressed comes back as a message of the customer's. */
    private static JsonObject keyboard(List<String> choices) {
        JsonArray rows = JsonArray.create();
        choices.forEach(
                choice -> rows.add(JsonArray.create().add(JsonObject.create().put("text", choice))));
        return JsonObject.create()
                .put("keyboard", rows)
                .put("one_time_keyboard", true)
                .put("resize_keyboard", true);
    }
}
