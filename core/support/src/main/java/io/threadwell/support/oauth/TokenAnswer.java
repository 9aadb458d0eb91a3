package io.threadwell.support.oauth;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a token endpoint answers (RFC 6749, sections 5.1 and 5.2). */
final class TokenAnswer {
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final long LONGEST_SECONDS = 10L * 366 * 24 * 3600;

    private TokenAnswer() {}

    static Token read(HttpCall call, HttpAnswer answer, Instant asked, Set<String> kept, @Nullable Token old) {
        JsonValue body = answer.jsonIfAny();
        // Some vendors answer 200 with an error inside.
        if (!answer.isSuccess()
                || (body.text("access_token").isEmpty() && body.text("error").isPresent())) {
            throw OAuthErrors.of(call, answer, asked);
        }
        String access = body.text("access_token", "");
        if (access.isEmpty()) {
            throw unreadable(call);
        }
        String refresh = body.text("refresh_token").orElse(old == null ? null : old.refresh());
        Set<String> scopes = scopes(body.get("scope")).orElseGet(() -> old == null ? Set.of() : old.scopes());
        return new Token(access, refresh, expiry(body, asked), scopes, attributes(body, kept, old));
    }

    private static RuntimeException unreadable(HttpCall call) {
        String message = call + " answered success without a token";
        return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
    }

    private static @Nullable Instant expiry(JsonValue body, Instant asked) {
        long seconds = body.longValue("expires_in", 0);
        return seconds <= 0 || seconds > LONGEST_SECONDS ? null : asked.plusSeconds(seconds);
    }

    private static Optional<Set<String>> scopes(JsonValue scope) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonValue part : scope.asList()) {
            SEPARATOR
                    .splitAsStream(part.text().orElse(""))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private static Map<String, String> attributes(JsonValue body, Set<String> kept, @Nullable Token old) {
        Map<String, String> attributes = new LinkedHashMap<>(old == null ? Map.of() : old.attributes());
        for (String name : kept) {
            body.text(name).ifPresent(value -> attributes.put(name, value));
        }
        return attributes;
    }
}
