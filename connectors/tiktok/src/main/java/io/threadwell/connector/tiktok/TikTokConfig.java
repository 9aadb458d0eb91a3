package io.threadwell.connector.tiktok;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the connector works; the same for all accounts. Immutable.
 *
 * @param apiUri where the API for Business is
 * @param authorizationUrl where account holders give access, as the app's page shows it; absent where nobody is sent there
 * @param clientId the app's id
 * @param clientSecret the app's secret, with which TikTok signs too
 * @param callback where TikTok delivers; absent where the subscription is made by other means
 * @param pollEvery how long after a round of looking for comments the next one begins
 * @param tolerance how old, or how far ahead, a delivery's signature may be
 * @param longestReply how long an answer to a comment may be, in characters
 */
public record TikTokConfig(
        URI apiUri,
        Optional<URI> authorizationUrl,
        String clientId,
        Secret clientSecret,
        Optional<URI> callback,
        Duration pollEvery,
        Duration tolerance,
        int longestReply) {

    /** Begins with the defaults, which each method of the builder names. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TikTokConfig}. Not thread-safe. */
    public static final class Builder {
        private URI apiUri = URI.create("https://business-api.tiktok.com/open_api/v1.3");
        private @Nullable URI authorizationUrl;
        private @Nullable String clientId;
        private @Nullable Secret clientSecret;
        private @Nullable URI callback;
        private Duration pollEvery = Duration.ofMinutes(15);
        private Duration tolerance = Duration.ofMinutes(5);
        private int longestReply = 150;

        private Builder() {}

        /** Where the API for Business is. Default {@code https://business-api.tiktok.com/open_api/v1.3}. */
        public Builder apiUri(URI address) {
            this.apiUri = address;
            return this;
        }

        /** The app's "TikTok account holder authorization URL". Default none: {@code authorizeUrl} is refused then. */
        public Builder authorizationUrl(URI address) {
            this.authorizationUrl = address;
            return this;
        }

        /** The app's id and secret. Must be given. */
        public Builder client(String id, Secret secret) {
            this.clientId = id;
            this.clientSecret = secret;
            return this;
        }

        /** Where TikTok delivers: connecting an account tells it so, for the whole app. Default none. */
        public Builder callback(URI address) {
            this.callback = address;
            return this;
        }

        /** How long after a round of looking for comments the next one begins. Default 15 minutes: the webhook is quicker. */
        public Builder pollEvery(Duration interval) {
            this.pollEvery = interval;
            return this;
        }

        /** How old, or how far ahead, a delivery's signature may be. Default 5 minutes. */
        public Builder tolerance(Duration duration) {
            this.tolerance = duration;
            return this;
        }

        /** How long an answer to a comment may be, in characters, 1 to 1,200. Default 150: copies of TikTok's page say both. */
        public Builder longestReply(int characters) {
            this.longestReply = characters;
            return this;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public TikTokConfig build() {
            List<String> problems = new ArrayList<>();
            if (apiUri == null || apiUri.getHost() == null || apiUri.getQuery() != null) {
                problems.add("apiUri must be an http or https address");
            }
            if (authorizationUrl != null && !"https".equals(authorizationUrl.getScheme())) {
                problems.add("authorizationUrl must be the https address that the app's page shows");
            }
            if (callback != null && !"https".equals(callback.getScheme())) {
                problems.add("callback must be an https address");
            }
            if (pollEvery == null || pollEvery.isNegative() || pollEvery.isZero()) {
                problems.add("pollEvery must be positive");
            }
            if (tolerance == null || tolerance.isNegative() || tolerance.isZero()) {
                problems.add("tolerance must be positive");
            }
            if (longestReply < 1 || longestReply > 1_200) {
                problems.add("longestReply must be 1 to 1,200");
            }
            String id = clientId;
            Secret secret = clientSecret;
            if (id == null || id.isBlank() || secret == null) {
                problems.add("client is missing: give the app's id and secret");
            }
            if (!problems.isEmpty() || id == null || secret == null) {
                throw new InvalidRequest("TikTok: " + String.join("; ", problems));
            }
            return new TikTokConfig(
                    apiUri,
                    Optional.ofNullable(authorizationUrl),
                    id,
                    secret,
                    Optional.ofNullable(callback),
                    pollEvery,
                    tolerance,
                    longestReply);
        }
    }
}
