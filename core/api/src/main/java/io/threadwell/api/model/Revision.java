package io.threadwell.api.model;

import java.time.Instant;

/**
 * One version of a message's text, kept when the message is edited.
 *
 * @param key tells versions apart: the network's edit time, else a hash of the content; {@code original} for the first
 */
public record Revision(MessageId message, String key, Instant at, String text) {
    /** The key of the text that a message came with. */
    public static final String ORIGINAL = "original";
}
