package io.threadwell.connector.facebook.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the Graph API's errors mean. Rows are from Meta's pages "Handle Errors" (codes and authentication subcodes), "Rate
 * Limits" (throttling codes) and "Messenger Platform: Error Codes"; those of private replies (109xx) and the failure that comes
 * although the comment was made (20) are from field reports.
 *
 * <p>A write that is answered with a passing error may have taken effect all the same, so that its outcome is unknown. Only
 * throttling and a dead token are believed to have stopped a write whatever the status says.
 */
final class GraphErrors {
    /** How long throttling lasts where the answer does not tell. */
    static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Map<Long, Meaning> TABLE = table();

    private GraphErrors() {}

    /** What is to be done about an error. */
    private enum Meaning {
        PASSING,
        THROTTLED,
        DEAD_TOKEN,
        DENIED,
        INVALID,
        NOT_FOUND,
        REJECTED,
        DUPLICATE,
        CLOSED
    }

    private static Map<Long, Meaning> table() {
        Map<Long, Meaning> table = new HashMap<>();
        rows(table, Meaning.PASSING, -2, -1, 1, 2, 20, 1200);
        rows(table, Meaning.THROTTLED, 4, 9, 17, 32, 341, 613);
        rows(table, Meaning.DEAD_TOKEN, 102, 104, 190);
        rows(table, Meaning.DENIED, 3, 10);
        rows(table, Meaning.INVALID, 100, 2500);
        rows(table, Meaning.NOT_FOUND, 803);
        rows(table, Meaning.REJECTED, 368, 2022, 1609005);
        rows(table, Meaning.DUPLICATE, 506);
        rows(table, Meaning.CLOSED, 551, 10900, 10901, 10902, 10903, 1545041);
        table.put(key(100, 33), Meaning.NOT_FOUND);
        table.put(key(100, 2018001), Meaning.NOT_FOUND);
        table.put(key(100, 2018292), Meaning.NOT_FOUND);
        table.put(key(100, 36007), Meaning.DEAD_TOKEN);
        table.put(key(100, 36008), Meaning.DEAD_TOKEN);
        table.put(key(100, 36009), Meaning.DEAD_TOKEN);
        table.put(key(10, 2018278), Meaning.CLOSED);
        table.put(key(551, 1545041), Meaning.CLOSED);
        return Map.copyOf(table);
    }

    private static void rows(Map<Long, Meaning> table, Meaning meaning, int... codes) {
        for (int code : codes) {
            table.put(key(code, 0), meaning);
        }
    }

    private static long key(long code, long subcode) {
        return code << 32 | (subcode & 0xffff_ffffL);
    }

    /** The error that an answer tells. Does not throw it. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        JsonValue error = answer.jsonIfAny().get("error");
        Meaning meaning = meaning(error);
        String details = details(error);
        String message = call + " answered " + answer.status() + (details.isEmpty() ? "" : ": " + details);
        if (meaning == Meaning.THROTTLED) {
            return new RateLimited(message, until(answer, now));
        } else if (meaning == Meaning.DEAD_TOKEN) {
            return new ReauthorizationRequired(message);
        } else if (meaning == Meaning.PASSING || error.bool("is_transient") || answer.status() >= 500) {
            return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
        } else if (meaning == null) {
            return answer.status() == 429
                    ? new RateLimited(message, until(answer, now))
                    : HttpErrors.of(call, answer, now, details);
        }
        return permanent(meaning, message);
    }

    private static @Nullable Meaning meaning(JsonValue error) {
        long code = error.longValue("code", 0);
        long subcode = error.longValue("error_subcode", 0);
        if (code == 0 || code != (int) code || subcode != (int) subcode) {
            return null;
        }
        Meaning exact = TABLE.get(key(code, subcode));
        Meaning known = exact != null ? exact : TABLE.get(key(code, 0));
        if (known == null && code >= 80_000 && code <= 80_014) {
            return Meaning.THROTTLED;
        }
        return known == null && code >= 200 && code <= 299 ? Meaning.DENIED : known;
    }

    private static CareException permanent(Meaning meaning, String message) {
        return switch (meaning) {
            case DENIED -> new PermissionDenied(message);
            case NOT_FOUND -> new NotFound(message);
            case REJECTED -> new ContentRejected(message);
            case DUPLICATE -> new DuplicateContent(message);
            case CLOSED -> new ReplyWindowClosed(message);
            default -> new InvalidRequest(message);
        };
    }

    private static Instant until(HttpAnswer answer, Instant now) {
        return Usage.of(answer).wait(now).or(() -> RetryAfter.of(answer, now)).orElseGet(() -> now.plus(DEFAULT_WAIT));
    }

    /** Numbers, Meta's trace id and the permission that is missing. Meta's words may repeat ours and are left out. */
    private static String details(JsonValue error) {
        StringJoiner details = new StringJoiner(", ");
        error.longValue("code").ifPresent(code -> details.add("code " + code));
        error.longValue("error_subcode").ifPresent(subcode -> details.add("subcode " + subcode));
        String words = error.text("message", "");
        for (String scope : Logins.SCOPES) {
            if (words.contains(scope)) {
                details.add("permission " + scope);
            }
        }
        String trace = error.text("fbtrace_id", "");
        if (TRACE.matcher(trace).matches()) {
            details.add("trace " + trace);
        }
        return details.toString();
    }
}
