package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is embedded in a post, from the network's view of it, which has addresses, or else from the record, which has only the
 * ids of files: for these the address is made as Bluesky's own content network serves them.
 */
final class Embeds {
    private final String author;
    private final List<Attachment> attachments = new ArrayList<>();
    private @Nullable String quote;
    private @Nullable String unknown;

    private Embeds(String author) {
        this.author = author;
    }

    /** @param author the DID of who wrote the post */
    static Embeds of(JsonValue embed, String author) {
        Embeds embeds = new Embeds(author);
        embeds.read(embed);
        return embeds;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** The address of the post that is quoted. */
    @Nullable
    String quote() {
        return quote;
    }

    /** The type of an embed that we do not know. */
    @Nullable
    String unknown() {
        return unknown;
    }

    private void read(JsonValue embed) {
        String type = embed.text("$type", "");
        switch (type.endsWith("#view") ? type.substring(0, type.length() - 5) : type) {
            case "app.bsky.embed.images" -> embed.get("images").elements().forEach(this::image);
            case "app.bsky.embed.gallery" -> embed.get("items").elements().forEach(this::image);
            case "app.bsky.embed.video" -> video(embed);
            case "app.bsky.embed.external" -> external(embed.get("external"));
            case "app.bsky.embed.record" -> quoted(embed.get("record"));
            case "app.bsky.embed.recordWithMedia" -> {
                read(embed.get("media"));
                quoted(embed.at("record", "record"));
            }
            default -> unknown = type.isEmpty() ? null : type;
        }
    }

    private void image(JsonValue image) {
        String alt = blankToNull(image.text("alt", ""));
        String full = image.text("fullsize").or(() -> image.text("thumb")).orElse("");
        String file = image.at("image", "ref").text("$link", "");
        if (!full.isEmpty()) {
            attachments.add(new Attachment(Attachment.Kind.IMAGE, full, null, null, alt));
        } else if (!file.isEmpty()) {
            String url = "https://cdn.bsky.app/img/feed_fullsize/plain/" + author + "/" + file + "@jpeg";
            attachments.add(new Attachment(Attachment.Kind.IMAGE, url, "image/jpeg", null, alt));
        }
    }

    private void video(JsonValue video) {
        String alt = blankToNull(video.text("alt", ""));
        String file = video.at("video", "ref").text("$link", "");
        String playlist = video.text("playlist")
                .orElse(file.isEmpty() ? "" : "https://video.bsky.app/watch/" + author + "/" + file + "/playlist.m3u8");
        if (!playlist.isEmpty()) {
            attachments.add(
                    new Attachment(Attachment.Kind.VIDEO, playlist, "application/vnd.apple.mpegurl", null, alt));
        }
    }

    private void external(JsonValue external) {
        external.text("uri")
                .ifPresent(uri -> attachments.add(new Attachment(
                        Attachment.Kind.LINK, uri, null, blankToNull(external.text("title", "")), null)));
    }

    private void quoted(JsonValue record) {
        quote = record.text("uri").orElse(null);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
