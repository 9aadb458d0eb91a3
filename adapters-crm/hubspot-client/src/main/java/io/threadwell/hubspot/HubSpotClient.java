package io.threadwell.hubspot;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.config.ServerAddress;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls HubSpot's API within its limits, and reads its errors. A call whose token had ended had no effect and is made once more with a new
 * one; nothing else is repeated. Thread-safe; one for an account and an app.
 */
public final class HubSpotClient {
    /** The dated version of the API (Date-based versioning) that paths carry. */
    public static final String VERSION = "2026-09";

    private final Http http;
    private final String server;
    private final InstantSource clock;
    private final Tokens tokens;
    private final Quota quota;
    private final Priority priority;

    private HubSpotClient(Builder from, HubSpotAccess access) {
        this.http =
                Http.builder().clock(from.clock).callTimeout(from.callTimeout).build();
        this.server = ServerAddress.bare(from.server).toString();
        this.clock = from.clock;
        this.tokens = new Tokens(access, server, http, clock);
        this.quota = new Quota(clock, from.callsInTenSeconds, from.searchesInASecond, from.keepDaily);
        this.priority = Priority.NORMAL;
    }

    private HubSpotClient(HubSpotClient same, Priority priority) {
        this.http = same.http;
        this.server = same.server;
        this.clock = same.clock;
        this.tokens = same.tokens;
        this.quota = same.quota;
        this.priority = priority;
    }

    /** Begins with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same client, with the same quotas, for calls of another urgency. Calls are {@link Priority#NORMAL} otherwise. */
    public HubSpotClient at(Priority other) {
        return new HubSpotClient(this, other);
    }

    /** A reading call; the path begins with a slash. */
    public HttpCall get(String path) {
        return HttpCall.get(server + path).header("Accept", "application/json");
    }

    /** A call with a body. One that only reads, or can be made twice, is to be marked {@link HttpCall#repeatable()}. */
    public HttpCall post(String path, JsonObject body) {
        return HttpCall.post(server + path).header("Accept", "application/json").json(body);
    }

    /** A call that changes one thing. */
    public HttpCall patch(String path, JsonObject body) {
        return HttpCall.patch(server + path)
                .header("Accept", "application/json")
                .json(body);
    }

    /** The time by the client's clock. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Makes a call.
     *
     * @return the answer, whatever its status but 429
     * @throws RateLimited when a quota is used up
     * @throws CareException when there is no token, or no answer came
     */
    public HttpAnswer send(HttpCall call) {
        String token = tokens.current();
        HttpAnswer answer = sendOnce(call, token);
        boolean ended = answer.status() == 401
                && answer.jsonIfAny().text("category", "").equals("EXPIRED_AUTHENTICATION");
        if (ended && tokens.renews()) {
            tokens.ended(token);
            answer = sendOnce(call, tokens.current());
        }
        if (answer.status() == 429) {
            CareException error = HubSpotErrors.of(call, answer, now());
            if (error instanceof RateLimited limited && !isSearch(call)) {
                quota.block(limited.until());
            }
            throw error;
        }
        return answer;
    }

    private HttpAnswer sendOnce(HttpCall call, String token) {
        quota.reserve(priority, isSearch(call));
        HttpAnswer answer = http.send(call.bearer(token));
        quota.observe(answer);
        return answer;
    }

    /** Searches have a quota of their own, which says nothing of other calls. */
    private static boolean isSearch(HttpCall call) {
        return call.uri().getPath().endsWith("/search");
    }

    /**
     * Makes a call and reads its answer; the missing value where HubSpot has nothing to say (204).
     *
     * @throws CareException as {@link HubSpotErrors} maps anything but a success
     */
    public JsonValue ask(HttpCall call) {
        HttpAnswer answer = send(call);
        if (!answer.isSuccess()) {
            throw HubSpotErrors.of(call, answer, now());
        }
        return answer.body().length == 0 ? JsonValue.missing() : HttpErrors.jsonOf(call, answer);
    }

    @Override
    public String toString() {
        return "HubSpotClient[" + server + "]";
    }

    /** Collects a {@link HubSpotClient}. Not thread-safe. */
    public static final class Builder {
        private URI server = URI.create("https://api.hubapi.com");
        private @Nullable HubSpotAccess access;
        private InstantSource clock = InstantSource.system();
        private Duration callTimeout = Duration.ofSeconds(60);
        private int callsInTenSeconds = 100;
        private int searchesInASecond = 5;
        private long keepDaily;

        private Builder() {}

        /** Another server, for a stand-in. Default {@code https://api.hubapi.com}, which serves all data centres. */
        public Builder server(URI uri) {
            this.server = uri;
            return this;
        }

        /** With what calls are made. Required. */
        public Builder access(HubSpotAccess credential) {
            this.access = credential;
            return this;
        }

        /** The clock. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** From a call to the last byte of its answer. Default 60 s. */
        public Builder callTimeout(Duration duration) {
            this.callTimeout = duration;
            return this;
        }

        /** The app's calls in ten seconds. Default 100, the least of all editions; answers tell of more. */
        public Builder callsInTenSeconds(int calls) {
            this.callsInTenSeconds = calls;
            return this;
        }

        /** The account's searches in a second. Default 5. */
        public Builder searchesInASecond(int searches) {
            this.searchesInASecond = searches;
            return this;
        }

        /** How many of the account's calls of a day are left to others: with fewer, nothing is called. Default 0. */
        public Builder keepDaily(long calls) {
            this.keepDaily = calls;
            return this;
        }

        /** All that is wrong, each with what to do; nothing when it can be built. */
        public List<String> problems() {
            List<String> problems = new ArrayList<>(ServerAddress.problems("server", server, "https://api.hubapi.com"));
            problems.addAll(
                    access == null
                            ? List.of("access is missing: give the token of a private app, or an OAuth app")
                            : access.problems());
            if (callsInTenSeconds < 1) {
                problems.add("callsInTenSeconds must be 1 or more");
            }
            if (searchesInASecond < 1) {
                problems.add("searchesInASecond must be 1 or more");
            }
            if (keepDaily < 0) {
                problems.add("keepDaily must not be negative");
            }
            if (callTimeout == null || callTimeout.isNegative() || callTimeout.isZero()) {
                problems.add("callTimeout must be positive");
            }
            if (clock == null) {
                problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
            }
            return problems;
        }

        /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
        public HubSpotClient build() {
            List<String> problems = problems();
            HubSpotAccess given = access;
            if (given == null || !problems.isEmpty()) {
                throw new InvalidRequest("HubSpot: " + String.join("; ", problems));
            }
            return new HubSpotClient(this, given);
        }
    }
}
