package io.threadwell.support.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Compares signatures in constant time. What is malformed simply does not match.
 *
 * <p>Several secrets may be alive at once, while one is being replaced; all are tried, so that the time tells nothing about
 * which one matched.
 */
public final class Signatures {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] NONE = new byte[0];

    private Signatures() {}

    /** True when both are the same, and not empty. */
    public static boolean matches(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given) && expected.length > 0;
    }

    /** {@link #matches(byte[], byte[])} of texts, for shared tokens that are sent as they are. */
    public static boolean matches(String expected, String given) {
        return matches(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** True when {@code given} is the hash of the parts under one of the live secrets. */
    public static boolean matchesAny(Collection<Hmac> live, byte[] given, byte[]... parts) {
        boolean found = false;
        for (Hmac hmac : live) {
            found |= matches(hmac.sign(parts), given);
        }
        return found;
    }

    /** {@link #matchesAny} for a hash in hexadecimal digits of either case. */
    public static boolean matchesAnyHex(Collection<Hmac> live, String given, byte[]... parts) {
        return matchesAny(live, fromHex(given), parts);
    }

    /** {@link #matchesAny} for a hash in Base64, with or without padding. */
    public static boolean matchesAnyBase64(Collection<Hmac> live, String given, byte[]... parts) {
        return matchesAny(live, fromBase64(given), parts);
    }

    private static byte[] fromHex(String text) {
        try {
            return HEX.parseHex(text);
        } catch (IllegalArgumentException malformed) {
            return NONE;
        }
    }

    private static byte[] fromBase64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return NONE;
        }
    }
}
