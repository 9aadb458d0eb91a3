package io.threadwell.connector.meta;

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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the errors of a Graph API mean, as a table of codes and subcodes. A network begins with {@link #common} or
 * {@link #messaging} and adds rows of its own, which count before those that are there. Immutable.
 *
 * <p>A write that is answered with a passing error may have taken effect all the same, so that its outcome is unknown. Only
 * throttling and a dead token are believed to have stopped a write whatever the status says.
 */
public final class GraphErrors {
    /** How long throttling lasts where the answer does not tell. */
    public static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

    /** How long throttling of a single person's conversation lasts where the answer does not tell. */
    public static final Duration PERSON_WAIT = Duration.ofMinutes(1);

    private static final Pattern TRACE = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final GraphErrors COMMON = new GraphErrors(Map.of(), List.of())
            .with(Meaning.PASSING, -2, -1, 1, 2)
            .with(Meaning.THROTTLED, 4, 17, 32, 341, 613)
            .with(Meaning.DEAD_TOKEN, 102, 104, 190)
            .withSubcodes(Meaning.DEAD_TOKEN, 100, 36007, 36008, 36009)
            .with(Meaning.DENIED, 3, 10)
            .with(Meaning.INVALID, 100, 2500)
            .with(Meaning.NOT_FOUND, 803)
            .withSubcodes(Meaning.NOT_FOUND, 100, 33)
            .with(Meaning.REJECTED, 368, 1609005)
            .with(Meaning.DUPLICATE, 506);
    private static final GraphErrors MESSAGING = COMMON.with(Meaning.PASSING, 1200)
            .with(Meaning.THROTTLED, 9)
            .withSubcodes(Meaning.NOT_FOUND, 100, 2018001, 2018292)
            .with(Meaning.REJECTED, 2022)
            .with(Meaning.CLOSED, 551, 1545041)
            .withSubcodes(Meaning.CLOSED, 551, 1545041)
            .withSubcodes(Meaning.CLOSED, 10, 2018278);

    private final Map<Long, Meaning> table;
    private final List<String> permissions;

    private GraphErrors(Map<Long, Meaning> table, Collection<String> permissions) {
        this.table = Map.copyOf(table);
        this.permissions = List.copyOf(permissions);
    }

    /** What is to be done about an error. */
    public enum Meaning {
        /** It passes by itself: the outcome of a write is unknown, and a read may be made again. */
        PASSING,
        /** The account waits until calls are taken again; the call had no effect. */
        THROTTLED,
        /** One person's conversation waits, and nothing else of the account does; the call had no effect. */
        PERSON_THROTTLED,
        /** The account must be authorised anew; the call had no effect. */
        DEAD_TOKEN,
        /** The account may not do that. */
        DENIED,
        /** The call was wrong. */
        INVALID,
        /** What the call was about is not there, or not for us. */
        NOT_FOUND,
        /** The network takes other words or media, but not these. */
        REJECTED,
        /** The network has it already. */
        DUPLICATE,
        /** The person cannot be answered so any more. */
        CLOSED
    }

    /** Rows of Meta's pages "Handle Errors" (codes and authentication subcodes) and "Rate Limits" (throttling codes). */
    public static GraphErrors common() {
        return COMMON;
    }

    /** {@link #common} with the rows of the page "Messenger Platform: Error Codes", which Instagram's messages have as well. */
    public static GraphErrors messaging() {
        return MESSAGING;
    }

    /** A copy in which codes have this meaning, whatever their subcode unless that has a row of its own. */
    public GraphErrors with(Meaning meaning, int... codes) {
        Map<Long, Meaning> rows = new HashMap<>(table);
        for (int code : codes) {
            rows.put(key(code, 0), meaning);
        }
        return new GraphErrors(rows, permissions);
    }

    /** A copy in which subcodes of a code have this meaning. */
    public GraphErrors withSubcodes(Meaning meaning, int code, int... subcodes) {
        Map<Long, Meaning> rows = new HashMap<>(table);
        for (int subcode : subcodes) {
            rows.put(key(code, subcode), meaning);
        }
        return new GraphErrors(rows, permissions);
    }

    /** A copy whose messages name those of these permissions that Meta finds missing. */
    public GraphErrors naming(Collection<String> scopes) {
        return new GraphErrors(table, scopes);
    }

    private static long key(long code, long subcode) {
        return code << 32 | (subcode & 0xffff_ffffL);
    }

    /** The error that an answer tells. Does not throw it. The message has codes and ids, never words. */
    public CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        JsonValue error = answer.jsonIfAny().get("error");
        Meaning meaning = meaning(error);
        String details = details(error);
        String message = call + " answered " + answer.status() + (details.isEmpty() ? "" : ": " + details);
        if (meaning == Meaning.THROTTLED) {
            return new RateLimited(message, until(answer, now, DEFAULT_WAIT));
        } else if (meaning == Meaning.PERSON_THROTTLED) {
            return new RateLimited(message, until(answer, now, PERSON_WAIT));
        } else if (meaning == Meaning.DEAD_TOKEN) {
            return new ReauthorizationRequired(message);
        } else if (meaning == Meaning.PASSING || error.bool("is_transient") || answer.status() >= 500) {
            return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
        } else if (meaning == null) {
            return answer.status() == 429
                    ? new RateLimited(message, until(answer, now, DEFAULT_WAIT))
                    : HttpErrors.of(call, answer, now, details);
        }
        return permanent(meaning, message);
    }

    /** False when the answer that throttles is about one person. */
    boolean stopsAll(HttpAnswer answer) {
        return meaning(answer.jsonIfAny().get("error")) != Meaning.PERSON_THROTTLED;
    }

    private @Nullable Meaning meaning(JsonValue error) {
        long code = error.longValue("code", 0);
        long subcode = error.longValue("error_subcode", 0);
        if (code == 0 || code != (int) code || subcode != (int) subcode) {
            return null;
        }
        Meaning exact = table.get(key(code, subcode));
        Meaning known = exact != null ? exact : table.get(key(code, 0));
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

    private static Instant until(HttpAnswer answer, Instant now, Duration otherwise) {
        return Usage.of(answer).wait(now).or(() -> RetryAfter.of(answer, now)).orElseGet(() -> now.plus(otherwise));
    }

    /** Numbers, Meta's trace id and the permission that is missing. Meta's words may repeat ours and are left out. */
    private String details(JsonValue error) {
        StringJoiner details = new StringJoiner(", ");
        error.longValue("code").ifPresent(code -> details.add("code " + code));
        error.longValue("error_subcode").ifPresent(subcode -> details.add("subcode " + subcode));
        String words = error.text("message", "");
        for (String scope : permissions) {
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
