package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What LinkedIn's errors mean: pages "Error Handling" (statuses, {@code serviceErrorCode}), "Comments API" (its table of errors) and
 * "Rate Limits". Wordings are read and never repeated: they may repeat ours.
 *
 * <table>
 * <caption>Answer to error</caption>
 * <tr><td>401 (65600 invalid, 65601 revoked, 65602 expired, 65608 restricted, or none)</td><td>ReauthorizationRequired</td></tr>
 * <tr><td>403 about fields of the request</td><td>InvalidRequest</td></tr>
 * <tr><td>403</td><td>PermissionDenied</td></tr>
 * <tr><td>404, 410</td><td>NotFound</td></tr>
 * <tr><td>400 and 422 that say duplicate, 409</td><td>DuplicateContent</td></tr>
 * <tr><td>400 that says too long, 413, 422</td><td>ContentRejected</td></tr>
 * <tr><td>426</td><td>InvalidRequest: the version of the API is over</td></tr>
 * <tr><td>429 of a day</td><td>RateLimited until midnight, UTC</td></tr>
 * <tr><td>429 of creating comments</td><td>RateLimited for a minute</td></tr>
 * <tr><td>429</td><td>RateLimited for what Retry-After says, else for five minutes</td></tr>
 * <tr><td>5xx</td><td>Unavailable, or OutcomeUnknown after a write</td></tr>
 * </table>
 */
final class LinkedInErrors {
    /** How long LinkedIn throttles a member who comments too fast (page "Comments API", "API Error Details"). */
    static final Duration COMMENTING_WAIT = Duration.ofMinutes(1);

    /** How long a refusal lasts that names no quota: it protects LinkedIn's own servers and ends by itself. */
    static final Duration PASSING_WAIT = Duration.ofMinutes(5);

    private static final long THROTTLED = 101;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,59}");
    private static final List<String> TOO_LONG = List.of("too long", "exceeds the maximum", "maximum length");

    private LinkedInErrors() {}

    /** The error that an answer tells. Does not throw it. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        Told told = Told.of(answer.jsonIfAny());
        String message = call + " answered " + answer.status() + told.details();
        CareException known =
                switch (answer.status()) {
                    case 400 -> badRequest(told, message);
                    case 401 -> new ReauthorizationRequired(message);
                    case 403 ->
                        told.says("unpermitted fields") ? new InvalidRequest(message) : new PermissionDenied(message);
                    case 409 -> new DuplicateContent(message);
                    case 422 -> told.says("duplicate") ? new DuplicateContent(message) : new ContentRejected(message);
                    case 426 -> new InvalidRequest(message + "; set a later apiVersion");
                    case 429 -> new RateLimited(message, until(told, answer, now));
                    default -> null;
                };
        return known == null ? HttpErrors.of(call, answer, now, told.name()) : known;
    }

    private static @Nullable CareException badRequest(Told told, String message) {
        if (told.says("duplicate")) {
            return new DuplicateContent(message);
        }
        return TOO_LONG.stream().anyMatch(told::says) ? new ContentRejected(message) : null;
    }

    /** True for a refusal that all members of the app share. */
    static boolean isOfWholeApp(HttpAnswer answer) {
        return Told.of(answer.jsonIfAny()).says("application");
    }

    private static Instant until(Told told, HttpAnswer answer, Instant now) {
        return RetryAfter.of(answer, now).orElseGet(() -> {
            if (told.says("day limit") || told.number() == THROTTLED) {
                return midnightAfter(now);
            }
            return now.plus(told.says("creation rate limit") ? COMMENTING_WAIT : PASSING_WAIT);
        });
    }

    /** When the day's quotas begin anew. */
    static Instant midnightAfter(Instant now) {
        return now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    /**
     * What the body of an answer tells.
     *
     * @param number LinkedIn's {@code serviceErrorCode}; 0 where there is none
     * @param words what it says, in small letters, to be looked at and not shown
     */
    private record Told(String code, long number, String words) {
        static Told of(JsonValue body) {
            String code = body.text("code", "");
            return new Told(
                    CODE.matcher(code).matches() ? code : "",
                    body.longValue("serviceErrorCode", 0),
                    body.text("message", "").toLowerCase(Locale.ROOT));
        }

        boolean says(String part) {
            return words.contains(part)
                    || code.toLowerCase(Locale.ROOT).replace('_', ' ').contains(part);
        }

        String name() {
            return code + (!code.isEmpty() && number != 0 ? ", " : "") + (number == 0 ? "" : "code " + number);
        }

        String details() {
            return name().isEmpty() ? "" : ": " + name();
        }
    }
}
