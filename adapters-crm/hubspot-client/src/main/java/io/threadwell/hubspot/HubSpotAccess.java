package io.threadwell.hubspot;

import io.threadwell.api.webhook.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * With what calls are made: a lasting token, or an OAuth client with a refresh token. Immutable; {@link #toString()} shows no credential.
 */
public final class HubSpotAccess {
    private final @Nullable Secret token;
    private final String clientId;
    private final @Nullable Secret clientSecret;
    private final @Nullable Secret refreshToken;

    private HubSpotAccess(
            @Nullable Secret token, String clientId, @Nullable Secret clientSecret, @Nullable Secret refreshToken) {
        this.token = token;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.refreshToken = refreshToken;
    }

    /** The access token of a private app, or a service key. It does not end. */
    public static HubSpotAccess token(Secret token) {
        return new HubSpotAccess(token, "", null, null);
    }

    /** An app with OAuth; the refresh token does not end until the app is uninstalled. */
    public static HubSpotAccess oauth(String clientId, Secret clientSecret, Secret refreshToken) {
        return new HubSpotAccess(null, clientId, clientSecret, refreshToken);
    }

    /** What is wrong with it by itself, each with what to do; nothing when it is complete. */
    public List<String> problems() {
        boolean oauth = clientSecret != null && refreshToken != null && clientId != null && !clientId.isBlank();
        return token != null || oauth
                ? List.of()
                : List.of(
                        "access is incomplete: give the token of a private app, or id, secret and refresh token of an OAuth app");
    }

    @Nullable
    Secret token() {
        return token;
    }

    String clientId() {
        return clientId;
    }

    @Nullable
    Secret clientSecret() {
        return clientSecret;
    }

    @Nullable
    Secret refreshToken() {
        return refreshToken;
    }

    @Override
    public String toString() {
        return token == null ? "HubSpotAccess[OAuth]" : "HubSpotAccess[token]";
    }
}
