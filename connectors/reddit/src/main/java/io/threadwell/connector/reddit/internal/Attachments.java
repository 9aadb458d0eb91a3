package io.threadwell.connector.reddit.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what came with posts and comments: links, pictures, galleries and films, all by their addresses. */
final class Attachments {
    private Attachments() {}

    static List<Attachment> of(JsonValue data, boolean post) {
        Map<String, Attachment> all = new LinkedHashMap<>();
        inOrder(data).values().forEach(one -> all.put(one.url(), one));
        if (post && !data.bool("is_self")) {
            linked(data, all.isEmpty()).ifPresent(one -> all.put(one.url(), one));
        }
        return List.copyOf(all.values());
    }

    /** Galleries tell their order; what stands in a text comes as it stands there. */
    private static Map<String, Attachment> inOrder(JsonValue data) {
        Map<String, Attachment> media = new LinkedHashMap<>();
        Map<String, JsonValue> known = data.get("media_metadata").fields();
        for (JsonValue item : data.at("gallery_data", "items").elements()) {
            String id = item.text("media_id", "");
            medium(known.getOrDefault(id, JsonValue.missing()), item.text("caption", ""))
                    .ifPresent(one -> media.put(id, one));
        }
        known.forEach((id, one) -> {
            if (!media.containsKey(id)) {
                medium(one, "").ifPresent(read -> media.put(id, read));
            }
        });
        return media;
    }

    private static Optional<Attachment> medium(JsonValue one, String caption) {
        JsonValue source = one.get("s");
        Attachment.Kind kind =
                switch (one.text("e", "")) {
                    case "Image", "AnimatedImage" -> Attachment.Kind.IMAGE;
                    case "RedditVideo" -> Attachment.Kind.VIDEO;
                    default -> Attachment.Kind.OTHER;
                };
        return source.text("u")
                .or(() -> source.text("gif"))
                .or(() -> source.text("mp4"))
                .or(() -> one.text("hlsUrl"))
                .filter(url -> !url.isBlank())
                .map(url ->
                        new Attachment(kind, Texts.storable(url), one.text("m").orElse(null), null, altText(caption)));
    }

    private static @Nullable String altText(String caption) {
        return caption.isBlank() ? null : Texts.storable(caption);
    }

    /** What a post leads to, unless that is the gallery that was read. */
    private static Optional<Attachment> linked(JsonValue data, boolean alone) {
        Optional<String> film = data.at("media", "reddit_video").text("fallback_url");
        if (film.isPresent()) {
            return film.map(url -> Attachment.of(Attachment.Kind.VIDEO, Texts.storable(url)));
        }
        String url = Texts.storable(data.text("url_overridden_by_dest", data.text("url", "")));
        if (!alone || url.isBlank() || !url.startsWith("http")) {
            return Optional.empty();
        }
        boolean image = data.text("post_hint", "").equals("image");
        return Optional.of(Attachment.of(image ? Attachment.Kind.IMAGE : Attachment.Kind.LINK, url));
    }
}
