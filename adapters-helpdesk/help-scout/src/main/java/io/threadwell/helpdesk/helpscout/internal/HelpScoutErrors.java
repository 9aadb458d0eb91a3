package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What Help Scout's answers mean, by its pages Errors, Status codes and Rate limiting. Messages carry the names of fields, never Help
 * Scout's descriptions: those repeat what was sent.
 */
final class HelpScoutErrors {
    private static final Pattern PATH = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\[\\]]{0,63}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    private HelpScoutErrors() {}

    /** What an unsuccessful answer means; {@code OutcomeUnknown} for a write that may have taken effect. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        String fields = fields(answer.jsonIfAny());
        String message = call + " answered " + answer.status() + (fields.isEmpty() ? "" : ": " + fields);
        return switch (answer.status()) {
            case 409 -> new Conflict(message);
            case 429 -> new RateLimited(message, until(answer, now));
            default -> HttpErrors.of(call, answer, now, fields);
        };
    }

    /** What became of a write that was not answered with success. */
    static WriteResult ofWrite(CareException error, Instant now, Duration settling) {
        return error instanceof OutcomeUnknown unknown
                ? new WriteResult.Unknown(now.plus(settling), String.valueOf(unknown.getMessage()))
                : new WriteResult.Failed(error);
    }

    /** Help Scout has a header of its own for the seconds to wait. */
    private static Instant until(HttpAnswer answer, Instant now) {
        Optional<Instant> own = answer.header("X-RateLimit-Retry-After")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> now.plusSeconds(Math.min(Long.parseLong(text), RetryAfter.CAP.toSeconds())));
        return own.or(() -> RetryAfter.of(answer, now)).orElseGet(() -> now.plus(HttpErrors.DEFAULT_WAIT));
    }

    private static String fields(JsonValue body) {
        TreeSet<String> paths = new TreeSet<>();
        for (JsonValue error : body.at("_embedded", "errors").elements()) {
            error.text("path").filter(PATH.asMatchPredicate()).ifPresent(paths::add);
        }
        return String.join(", ", paths);
    }
}
