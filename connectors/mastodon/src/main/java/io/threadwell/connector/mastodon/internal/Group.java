package io.threadwell.connector.mastodon.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The key of a private conversation with several people. */
final class Group {
    static final String PREFIX = "group:";
    private static final int LENGTH = 40;

    private Group() {}

    static boolean is(String counterpart) {
        return counterpart.startsWith(PREFIX);
    }

    /** Stands for names that are too many to be written out. */
    static String hash(String names) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(names.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }
}
