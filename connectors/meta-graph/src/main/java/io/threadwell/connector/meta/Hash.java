package io.threadwell.connector.meta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells the versions of a text apart where the network gives an edit no time of its own. */
public final class Hash {
    private static final int BYTES = 12;

    private Hash() {}

    /** The first 12 bytes of the text's SHA-256, in hexadecimal digits. Thread-safe. */
    public static String of(String text) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }
}
