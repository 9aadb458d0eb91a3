package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes answers what Instagram takes (page "Send a Message"). */
final class Outgoing {
    private Outgoing() {}

    static JsonObject message(OutboundMessage answer) {
        Content content = answer.content();
        JsonObject message = JsonObject.create();
        Optional<Attachment> medium = medium(content);
        if (medium.isPresent()) {
            message.put(
                    "attachment",
                    JsonObject.create()
                            .putIfPresent("type", type(medium.get().kind()))
                            .put(
                                    "payload",
                                    JsonObject.create().put("url", medium.get().url())));
        } else {
            message.put("text", content.text());
        }
        List<String> choices = Choices.of(content);
        return choices.isEmpty() ? message : message.put("quick_replies", Choices.json(choices));
    }

    /** To a person, in the conversation with them. */
    static JsonObject direct(OutboundMessage answer, String person) {
        JsonObject body = to(person).put("message", message(answer));
        String quotes = answer.content().attributes().get(ContentAttributes.QUOTES);
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
            throw new ContentRejected("Instagram takes one image, video, sound or file in a message, without words");
        }
        return Optional.of(media.get(0));
    }

    /** Instagram's word; absent for what it does not take. */
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
