package io.threadwell.api.model;

import java.util.List;
import java.util.Map;

/**
 * What a message says.
 *
 * @param attributes small facts of the network's own that have no field here, such as a review's {@code rating}; short
 *     names and values, never secrets
 */
public record Content(String text, List<Attachment> attachments, Map<String, String> attributes) {
    public Content {
        attachments = List.copyOf(attachments);
        attributes = Map.copyOf(attributes);
    }

    /** A text alone. */
    public static Content text(String text) {
        return new Content(text, List.of(), Map.of());
    }

    /** The same with another text. */
    public Content withText(String newText) {
        return new Content(newText, attachments, attributes);
    }
}
