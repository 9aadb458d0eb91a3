package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes answers what WhatsApp takes (page "Messages", and those on each sort of message). */
final class Outgoing {
    private final String listButton;

    Outgoing(String listButton) {
        this.listButton = listButton;
    }

    JsonObject of(OutboundMessage message, String counterpart) {
        Content content = message.content();
        JsonObject body = Counterpart.addressed(counterpart);
        quoted(body, content);
        String type = add(body, content, counterpart);
        return body.put("type", type)
                .put("biz_opaque_callback_data", new Passed(message.key(), counterpart).toString());
    }

    private static void quoted(JsonObject body, Content content) {
        String quotes = content.attributes().get(ContentAttributes.QUOTES);
        if (quotes != null) {
            body.put(
                    "context",
                    JsonObject.create().put("message_id", Item.parse(quotes).wamid()));
        }
    }

    /** The type of what was added. */
    private String add(JsonObject body, Content content, String counterpart) {
        Template template = Template.of(content);
        if (template != null) {
            body.put("template", template.json());
            return "template";
        }
        List<String> choices = Choices.of(content);
        if (!choices.isEmpty()) {
            if (Counterpart.isGroup(counterpart)) {
                throw new UnsupportedOperation("WhatsApp takes no ready answers in groups");
            }
            body.put("interactive", Choices.json(content.text(), choices, listButton));
            return "interactive";
        }
        if (!content.attachments().isEmpty()) {
            return media(body, content);
        }
        JsonObject text = JsonObject.create().put("body", content.text());
        body.put("text", content.text().contains("://") ? text.put("preview_url", true) : text);
        return "text";
    }

    private static String media(JsonObject body, Content content) {
        Attachment attachment = content.attachments().get(0);
        String type = type(attachment.kind());
        if (type == null || content.attachments().size() > 1 || (!content.text().isEmpty() && !isCaptioned(type))) {
            throw new ContentRejected(
                    "WhatsApp takes one image, video, sound, file or sticker, the last two without words");
        }
        JsonObject media = JsonObject.create().put("link", attachment.url());
        if (!content.text().isEmpty()) {
            media.put("caption", content.text());
        }
        if (type.equals("document")) {
            media.putIfPresent("filename", attachment.name());
        }
        body.put(type, media);
        return type;
    }

    /** WhatsApp's word; absent for what it does not take. */
    static @Nullable String type(Attachment.Kind kind) {
        return switch (kind) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO -> "audio";
            case FILE -> "document";
            case STICKER -> "sticker";
            case LINK, LOCATION, OTHER -> null;
        };
    }

    /** Sounds and stickers have no words with them (pages "Audio messages", "Sticker messages"). */
    static boolean isCaptioned(String type) {
        return !type.equals("audio") && !type.equals("sticker");
    }

    /** A template that an answer goes out as (page "Template messages"). */
    record Template(String name, String language, List<String> parameters) {
        /** Absent where the content asks for none. */
        static @Nullable Template of(Content content) {
            String name = content.attributes().get(ContentAttributes.TEMPLATE);
            if (name == null || name.isBlank()) {
                return null;
            }
            String language = content.attributes().getOrDefault(ContentAttributes.TEMPLATE_LANGUAGE, "");
            String parameters = content.attributes().getOrDefault(ContentAttributes.TEMPLATE_PARAMETERS, "");
            return new Template(name, language, parameters.isEmpty() ? List.of() : List.of(parameters.split("\n", -1)));
        }

        JsonObject json() {
            JsonObject template = JsonObject.create()
                    .put("name", name)
                    .put(
                            "language",
                            JsonObject.create().put("policy", "deterministic").put("code", language));
            if (parameters.isEmpty()) {
                return template;
            }
            JsonArray values = JsonArray.create();
            parameters.forEach(
                    value -> values.add(JsonObject.create().put("type", "text").put("text", value)));
            JsonObject part = JsonObject.create().put("type", "body").put("parameters", values);
            return template.put("components", JsonArray.create().add(part));
        }
    }
}
