package io.threadwell.api.webhook;

import io.threadwell.api.error.InvalidRequest;
import java.nio.charset.StandardCharsets;

/** A secret that never shows itself in text. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** @throws InvalidRequest when it is empty */
    public static Secret of(String value) {
        if (value.isEmpty()) {
            throw new InvalidRequest("a secret must not be empty");
        }
        return new Secret(value);
    }

    /** The secret itself. Hand it on at once; do not keep it. */
    public String reveal() {
        return value;
    }

    /** The secret itself in UTF-8, as keys are made of it; a copy. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
