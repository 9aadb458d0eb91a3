package io.threadwell.connector.x.internal;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What X's errors mean. Rows are from its page "Response Codes &amp; Errors" (types of problems), from the older page "Response codes"
 * (numbers, which v2 still gives here and there), and, for answers of the type {@code about:blank}, from field reports of their
 * wording. Wordings are read and never repeated: they may repeat ours.
 */
final class XErrors {
    /** How long a used-up allowance of posts or credits lasts: nobody knows, so it is tried again now and then. */
    static final Duration ALLOWANCE_WAIT = Duration.ofHours(1);

    /** How long too many calls last where the answer does not tell: X's window. */
    static final Duration DEFAULT_WAIT = Duration.ofMinutes(15);

    private static final List<String> WINDOWS = List.of("x-rate-limit", "x-user-limit-24hour", "x-app-limit-24hour");

    private static final Map<String, Meaning> TYPES = types();
    private static final Map<Long, Meaning> CODES = codes();
    private static final List<Wording> WORDINGS = wordings();

    private XErrors() {}

    /** What is to be done about an error. */
    private enum Meaning {
        PASSING,
        THROTTLED,
        USED_UP,
        DEAD_TOKEN,
        DENIED,
        INVALID,
        NOT_FOUND,
        REJECTED,
        DUPLICATE,
        CLOSED
    }

    private record Wording(String part, Meaning meaning) {}

    private static Map<String, Meaning> types() {
        return Map.ofEntries(
                Map.entry("invalid-request", Meaning.INVALID),
                Map.entry("resource-not-found", Meaning.NOT_FOUND),
                Map.entry("resource-unavailable", Meaning.NOT_FOUND),
                Map.entry("not-authorized-for-resource", Meaning.DENIED),
                Map.entry("not-authorized-for-field", Meaning.DENIED),
                Map.entry("field-unauthorized", Meaning.DENIED),
                Map.entry("field-hydration-failure", Meaning.PASSING),
                Map.entry("disallowed-resource", Meaning.DENIED),
                Map.entry("client-forbidden", Meaning.DENIED),
                Map.entry("unsupported-authentication", Meaning.DENIED),
                Map.entry("oauth1-permissions", Meaning.DENIED),
                Map.entry("usage-capped", Meaning.USED_UP),
                Map.entry("credits", Meaning.USED_UP),
                Map.entry("rate-limit-exceeded", Meaning.THROTTLED),
                Map.entry("internal-error", Meaning.PASSING),
                Map.entry("streaming-connection", Meaning.PASSING),
                Map.entry("operational-disconnect", Meaning.PASSING),
                Map.entry("rule-cap", Meaning.INVALID),
                Map.entry("invalid-rules", Meaning.INVALID),
                Map.entry("duplicate-rules", Meaning.DUPLICATE));
    }

    private static Map<Long, Meaning> codes() {
        Map<Long, Meaning> codes = new HashMap<>();
        rows(codes, Meaning.DEAD_TOKEN, 32, 89, 215);
        rows(codes, Meaning.NOT_FOUND, 17, 34, 50, 144, 385, 421, 422);
        rows(codes, Meaning.DENIED, 63, 64, 87, 93, 99, 136, 179, 219, 220, 261, 326, 416, 453);
        rows(codes, Meaning.THROTTLED, 88, 185, 344);
        rows(codes, Meaning.PASSING, 130, 131);
        rows(codes, Meaning.DUPLICATE, 139, 187);
        rows(codes, Meaning.REJECTED, 170, 186, 226, 323, 324, 325, 354, 386, 407);
        rows(codes, Meaning.CLOSED, 150, 349, 433);
        rows(codes, Meaning.INVALID, 25, 38, 44, 120, 151, 214);
        return Map.copyOf(codes);
    }

    private static void rows(Map<Long, Meaning> table, Meaning meaning, long... codes) {
        for (long code : codes) {
            table.put(code, meaning);
        }
    }

    private static List<Wording> wordings() {
        return List.of(
                new Wording("duplicate", Meaning.DUPLICATE),
                new Wording("usage cap", Meaning.USED_UP),
                new Wording("does not have any credits", Meaning.USED_UP),
                new Wording("deleted or not visible", Meaning.NOT_FOUND),
                new Wording("reply to this conversation is not allowed", Meaning.CLOSED),
                new Wording("restricted who can reply", Meaning.CLOSED),
                new Wording("permission to dm", Meaning.CLOSED),
                new Wording("cannot send messages to this user", Meaning.CLOSED),
                new Wording("not following you", Meaning.CLOSED),
                new Wording("too long", Meaning.REJECTED),
                new Wording("looks like it might be automated", Meaning.REJECTED),
                new Wording("media ids are invalid", Meaning.REJECTED),
                new Wording("too many connections", Meaning.PASSING));
    }

    /** The error that an answer tells. Does not throw it. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        Told told = Told.of(answer.jsonIfAny());
        String message = call + " answered " + answer.status() + told.details();
        Meaning meaning = meaning(told, answer);
        if (meaning == Meaning.THROTTLED) {
            return new RateLimited(message, until(answer, now));
        } else if (meaning == Meaning.USED_UP) {
            return new RateLimited(message + "; the allowance is used up", now.plus(ALLOWANCE_WAIT));
        } else if (meaning == Meaning.DEAD_TOKEN) {
            return new ReauthorizationRequired(message);
        } else if (meaning == Meaning.PASSING || answer.status() >= 500) {
            return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
        }
        return meaning == null ? HttpErrors.of(call, answer, now, told.name()) : permanent(meaning, message);
    }

    private static @Nullable Meaning meaning(Told told, HttpAnswer answer) {
        if (answer.status() == 401) {
            return Meaning.DEAD_TOKEN;
        } else if (answer.status() == 409) {
            return Meaning.PASSING;
        }
        Meaning byCode = CODES.get(told.code());
        Meaning byType = TYPES.get(told.type());
        Meaning known = byCode == null ? byType : byCode;
        if (known == null || known == Meaning.DENIED || known == Meaning.INVALID) {
            known = WORDINGS.stream()
                    .filter(row -> told.words().contains(row.part()))
                    .map(Wording::meaning)
                    .findFirst()
                    .orElse(known);
        }
        return switch (answer.status()) {
            case 402 -> Meaning.USED_UP;
            case 429 -> known == Meaning.USED_UP || known == Meaning.PASSING ? known : Meaning.THROTTLED;
            default -> known;
        };
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

    /** The end of the latest window of which nothing is left. */
    private static Instant until(HttpAnswer answer, Instant now) {
        return WINDOWS.stream()
                .filter(window -> !answer.header(window + "-remaining")
                        .orElse("0")
                        .strip()
                        .matches("[1-9][0-9]*"))
                .flatMap(window -> reset(answer, window, now).stream())
                .max(Instant::compareTo)
                .or(() -> RetryAfter.of(answer, now))
                .orElseGet(() -> now.plus(DEFAULT_WAIT));
    }

    private static Optional<Instant> reset(HttpAnswer answer, String window, Instant now) {
        String seconds = answer.header(window + "-reset").orElse("").strip();
        if (!seconds.matches("[0-9]{1,11}")) {
            return Optional.empty();
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(seconds));
        return Optional.of(end)
                .filter(moment -> moment.isAfter(now) && moment.isBefore(now.plus(Duration.ofHours(25))));
    }

    /**
     * What the body of an answer tells.
     *
     * @param type the last part of a problem's type
     * @param code the number of an error in the older form; 0 where there is none
     * @param words what it says, in small letters, to be looked at and not shown
     */
    private record Told(String type, long code, String words) {
        static Told of(JsonValue body) {
            JsonValue errors = body.get("errors");
            JsonValue first = errors.asList().isEmpty()
                    ? JsonValue.missing()
                    : errors.asList().get(0);
            String type = body.text("type").orElseGet(() -> first.text("type", ""));
            long code = first.longValue("code", body.longValue("code", 0));
            String words = String.join(
                    " ",
                    body.text("detail", ""),
                    body.text("title", ""),
                    first.text("detail", ""),
                    first.text("message", ""),
                    first.isText() ? first.text().orElse("") : "");
            return new Told(type.substring(type.lastIndexOf('/') + 1), code, words.toLowerCase(Locale.ROOT));
        }

        String name() {
            boolean known = TYPES.containsKey(type);
            return (known ? type : "") + (known && code != 0 ? ", " : "") + (code == 0 ? "" : "code " + code);
        }

        String details() {
            return name().isEmpty() ? "" : ": " + name();
        }
    }
}
