package io.threadwell.api.connector;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential for one account. Never shows itself in text.
 *
 * @param access what calls are made with
 * @param refresh what a new one is got with, where the network has that
 * @param expiresAt when {@code access} ends; absent when it does not
 * @param attributes what the connector must remember along with it, such as the address of the server that gave it
 */
public record Token(
        String access,
        @Nullable String refresh,
        @Nullable Instant expiresAt,
        Set<String> scopes,
        Map<String, String> attributes) {
    public Token {
        scopes = Set.copyOf(scopes);
        attributes = Map.copyOf(attributes);
    }

    /** A token that does not end. */
    public static Token lasting(String access) {
        return new Token(access, null, null, Set.of(), Map.of());
    }

    @Override
    public String toString() {
        return "(token, expires " + (expiresAt == null ? "never" : expiresAt) + ")";
    }
}
