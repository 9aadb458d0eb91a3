package io.threadwell.support.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A keyed hash with one secret: HMAC-SHA-256, or SHA-1 for the vendors that still sign so. Made once for a secret and used for
 * many messages; thread-safe. {@link #toString()} hides the secret.
 *
 * <p>A message may be given in parts, which are hashed one after the other without being joined:
 * {@code hmac.sign(timestamp, body)}.
 */
public final class Hmac {
    private static final HexFormat HEX = HexFormat.of();

    private final String algorithm;
    private final SecretKeySpec key;
    private final Mac prepared;

    private Hmac(String algorithm, byte[] secret) {
        this.algorithm = algorithm;
        this.key = new SecretKeySpec(secret, algorithm);
        this.prepared = fresh();
    }

    /**
     * HMAC-SHA-256.
     *
     * @throws IllegalArgumentException when the secret is empty
     */
    public static Hmac sha256(byte[] secret) {
        return new Hmac("HmacSHA256", secret);
    }

    /** HMAC-SHA-256 with the secret's characters in UTF-8. */
    public static Hmac sha256(String secret) {
        return sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * HMAC-SHA-1.
     *
     * @throws IllegalArgumentException when the secret is empty
     */
    public static Hmac sha1(byte[] secret) {
        return new Hmac("HmacSHA1", secret);
    }

    /** HMAC-SHA-1 with the secret's characters in UTF-8. */
    public static Hmac sha1(String secret) {
        return sha1(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of the parts, one after the other. */
    public byte[] sign(byte[]... parts) {
        Mac mac = next();
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** The hash of a text in UTF-8. */
    public byte[] sign(String text) {
        return sign(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash in lower-case hexadecimal digits. */
    public String hex(byte[]... parts) {
        return HEX.formatHex(sign(parts));
    }

    /** The hash in Base64 with padding. */
    public String base64(byte[]... parts) {
        return Base64.getEncoder().encodeToString(sign(parts));
    }

    /** Copying a prepared hash spares the two blocks that the secret itself costs; some providers cannot be copied. */
    private Mac next() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException uncopied) {
            return fresh();
        }
    }

    private Mac fresh() {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no " + algorithm, impossible);
        }
    }

    @Override
    public String toString() {
        return algorithm;
    }
}
