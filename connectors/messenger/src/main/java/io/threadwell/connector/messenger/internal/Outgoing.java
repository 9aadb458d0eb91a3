package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes answers what Messenger takes (page "Send API"). */
final class Outgoing {
    private Outgoing() {}

    /**
     * The answer, but for the sort of message that it is.
     *
     * @param uploaded the id of the answer's medium; absent where Facebook fetches it by its link, or there is none
     */
    static JsonObject of(OutboundMessage answer, String person, @Nullable String uploaded) {
        Content content = answer.content();
        JsonObject message = JsonObject.create().put("metadata", Passed.with(answer.key()));
        Optional<Attachment> medium = medium(content);
        if (medium.isPresent()) {
            message.put("attachment", attachment(medium.get(), uploaded));
        } else {
            message.put("text", content.text());
        }
        List<String> choices = Choices.of(content);
        if (!choices.isEmpty()) {
            message.put("quick_replies", Choices.json(choices));
        }
        JsonObject body = to(person).put("message", message);
        String quotes = content.attributes().get(ContentAttributes.QUOTES);
        return quotes == null ? body : body.put("reply_to", JsonObject.create().put("mid", quotes));
    }

    static JsonObject to(String person) {
        return JsonObject.create().put("recipient", JsonObject.create().put("id", person));
    }

    /** The one medium that goes out by itself; empty for words. */
    static Optional<Attachment> medium(Content content) {
        List<Attachment> media = content.attachments();
        if (media.isEmpty()) {
            return Optional.empty();
        }
        if (media.size() > 1
                || type(media.get(0).kind()) == null
                || !content.text().isBlank()) {
            throw new ContentRejected("Messenger takes one image, video, sound or file in a message, without words");
        }
        return Optional.of(media.get(0));
    }

    private static JsonObject attachment(Attachment medium, @Nullable String uploaded) {
        JsonObject payload = uploaded == null
                ? JsonObject.create().put("url", medium.url())
                : JsonObject.create().put("attachment_id", uploaded);
        return JsonObject.create().putIfPresent("type", type(medium.kind())).put("payload", payload);
    }

    /** Messenger's word; absent for what it does not take. */
    static @Nullable String type(Attachment.Kind kind) {
        return switch (kind) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO -> "audio";
            case FILE -> "file";
            case STICKER, LINK, LOCATION, OTHER -> null;
        };
    }
}
