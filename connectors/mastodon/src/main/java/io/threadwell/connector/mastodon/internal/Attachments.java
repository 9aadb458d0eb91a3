package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes with posts (pages "MediaAttachment" and "PreviewCard"). Links to it are public and last as long as the post. */
final class Attachments {
    private Attachments() {}

    /** A file; empty while the server still works on it. */
    static Optional<Attachment> read(JsonValue json) {
        Optional<String> link =
                json.text("url").or(() -> json.text("remote_url")).or(() -> json.text("preview_url"));
        String description = words(json, "description");
        return link.filter(url -> !url.isBlank())
                .map(url -> new Attachment(kind(json.text("type", "unknown")), url, null, null, description));
    }

    private static Attachment.Kind kind(String type) {
        return switch (type) {
            case "image" -> Attachment.Kind.IMAGE;
            case "video", "gifv" -> Attachment.Kind.VIDEO;
            case "audio" -> Attachment.Kind.AUDIO;
            default -> Attachment.Kind.OTHER;
        };
    }

    /** What a link in the post leads to. */
    static Attachment card(String url, JsonValue card) {
        return new Attachment(Attachment.Kind.LINK, url, null, words(card, "title"), null);
    }

    private static @Nullable String words(JsonValue json, String name) {
        return json.text(name)
                .filter(text -> !text.isBlank())
                .map(Texts::storable)
                .orElse(null);
    }
}
