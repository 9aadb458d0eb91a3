package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What Zendesk's answers mean, by its pages Request format, Rate limits, Idempotency, Tickets (Protecting against ticket update
 * collisions) and Job Statuses. Messages carry Zendesk's error codes and field names, never its descriptions: those repeat what
 * people wrote.
 */
final class ZendeskErrors {
    /** How long to wait when Zendesk's queue of 30 jobs is full, for which it names no time. */
    static final Duration FULL_QUEUE = Duration.ofSeconds(2);

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private ZendeskErrors() {}

    /** What an unsuccessful answer means; {@code OutcomeUnknown} for a write that may have taken effect. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        JsonValue body = answer.jsonIfAny();
        String code = code(body);
        String message = call + " answered " + answer.status() + (code.isEmpty() ? "" : ": " + code) + fields(body);
        if (answer.status() == 429 && code.equals("TooManyJobs")) {
            return new RateLimited(message, RetryAfter.of(answer, now).orElseGet(() -> now.plus(FULL_QUEUE)));
        }
        if (code.equals("IdempotentRequestError")) {
            return new OutcomeUnknown(message + ": the key was used before, so an earlier attempt took effect");
        }
        if (answer.status() == 409) {
            return new Conflict(message);
        }
        if (saysClosed(body)) {
            return new InvalidRequest(message + ": the ticket is closed, and closed tickets cannot be changed");
        }
        return HttpErrors.of(call, answer, now, code + fields(body));
    }

    /** What became of a write that was not answered with success. */
    static WriteResult ofWrite(CareException error, Instant now, Duration settling) {
        return error instanceof OutcomeUnknown unknown
                ? new WriteResult.Unknown(now.plus(settling), message(unknown))
                : new WriteResult.Failed(error);
    }

    /** Safe Update refused an attempt that is not the first: what changed the ticket may be the attempt before. */
    static WriteResult changedMeanwhile(Instant now) {
        return new WriteResult.Unknown(now, "the ticket changed meanwhile, perhaps by an earlier attempt");
    }

    /** What an item of a bulk job means that did not succeed. */
    static CareException ofItem(JsonValue item) {
        String code = code(item);
        String message = "an item of a bulk job failed" + (code.isEmpty() ? "" : ": " + code);
        if (saysClosed(item)) {
            return new InvalidRequest(message + ": the ticket is closed, and closed tickets cannot be changed");
        }
        return switch (code) {
            case "UpdateConflict" -> new Conflict(message);
            case "DatabaseConflict",
                    "DatabaseError",
                    "Timeout",
                    "TooManyRequests",
                    "ServiceUnavailable",
                    "InternalError" -> new Unavailable(message);
            case "PermissionDenied", "Forbidden", "AccessDenied" -> new PermissionDenied(message);
            case "RecordNotFound", "NotFound", "TicketNotFound" -> new NotFound(message);
            default -> new InvalidRequest(message);
        };
    }

    /** True when a look into the time before an export is refused: nothing is there to tell yet. */
    static boolean isTooRecent(HttpAnswer answer) {
        return answer.status() == 422
                && lower(answer.jsonIfAny().text("description", "")).contains("too recent");
    }

    private static boolean saysClosed(JsonValue body) {
        String details = lower(body.get("details").raw() + body.text("description", ""));
        return details.contains("closed prevents ticket update");
    }

    private static String code(JsonValue body) {
        String code =
                body.text("error").or(() -> body.at("error", "title").text()).orElse("");
        return CODE.matcher(code).matches() ? code : "";
    }

    private static String fields(JsonValue body) {
        String names = String.join(
                ", ",
                body.get("details").fields().keySet().stream()
                        .filter(CODE.asMatchPredicate())
                        .toList());
        return names.isEmpty() ? "" : " (" + names + ")";
    }

    private static String message(OutcomeUnknown unknown) {
        String message = unknown.getMessage();
        return message == null ? "no answer" : message;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
