package io.threadwell.connector.messenger.internal;

import org.jspecify.annotations.Nullable;

/**
 * What we give Messenger along with a message, and get back with its echo (page "Send API", {@code metadata}, up to 1,000
 * characters): by it an answer is known whose call was cut off.
 */
final class Passed {
    private static final String MARK = "threadwell ";

    private Passed() {}

    static String with(String key) {
        return MARK + key;
    }

    /** The answer's key; absent when the message is none of ours. */
    static @Nullable String key(String metadata) {
        return metadata.startsWith(MARK) && metadata.length() > MARK.length()
                ? metadata.substring(MARK.length())
                : null;
    }
}
