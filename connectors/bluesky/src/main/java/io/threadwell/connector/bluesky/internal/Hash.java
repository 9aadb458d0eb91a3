package io.threadwell.connector.bluesky.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** 64 bits that stand for a text, the same on every machine. */
final class Hash {
    private Hash() {}

    static long of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** As eleven letters, for cursors. */
    static String text(String text) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(of(text)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
