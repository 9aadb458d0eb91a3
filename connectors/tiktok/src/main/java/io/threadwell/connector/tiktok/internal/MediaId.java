package io.threadwell.connector.tiktok.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What a file of a direct message is fetched by. Its ids may hold any sign, so each is written in Base64. */
record MediaId(String conversation, String message, String media) {
    private static final Base64.Encoder OUT = Base64.getUrlEncoder().withoutPadding();

    static Optional<MediaId> parse(String reference) {
        if (!reference.startsWith(Envelope.MEDIA)) {
            return Optional.empty();
        }
        String[] parts = reference.substring(Envelope.MEDIA.length()).split("/", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new MediaId(read(parts[0]), read(parts[1]), read(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String read(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String write(String part) {
        return OUT.encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return Envelope.MEDIA + write(conversation) + "/" + write(message) + "/" + write(media);
    }
}
