package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that came with a message, by link.
 *
 * @param url where the network serves it; many networks let such links expire
 */
public record Attachment(
        Kind kind,
        String url,
        @Nullable String contentType,
        @Nullable String name,
        @Nullable String altText) {
    /** What it is; {@code OTHER} where the network says something we have no word for. */
    public enum Kind {
        IMAGE,
        VIDEO,
        AUDIO,
        FILE,
        LINK,
        STICKER,
        LOCATION,
        OTHER
    }

    /** One of which only its address is known. */
    public static Attachment of(Kind kind, String url) {
        return new Attachment(kind, url, null, null, null);
    }
}
