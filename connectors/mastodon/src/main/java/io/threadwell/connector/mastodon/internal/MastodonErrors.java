package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a server's errors mean. Statuses are from the page "Using the API" ("Errors") and from each method's page; Mastodon has no codes
 * of errors, so that some are told apart by the beginning of their English words, as the methods' pages show them. Words are read and
 * never repeated: they may repeat ours.
 */
final class MastodonErrors {
    /** How long too many calls last where the answer does not tell: Mastodon's window. */
    static final Duration DEFAULT_WAIT = Duration.ofMinutes(5);

    private static final List<Row> ROWS = List.of(
            new Row(403, "this action is outside the authorized scopes", Meaning.DEAD_TOKEN),
            new Row(403, "your login is", Meaning.DEAD_TOKEN),
            new Row(403, "your account is", Meaning.DEAD_TOKEN),
            new Row(403, "", Meaning.DENIED),
            new Row(401, "", Meaning.DEAD_TOKEN),
            new Row(404, "", Meaning.GONE),
            new Row(410, "", Meaning.GONE),
            new Row(413, "", Meaning.REJECTED),
            new Row(422, "validation failed: status has already been taken", Meaning.DUPLICATE),
            new Row(422, "validation failed: someone else's post cannot be pinned", Meaning.DENIED),
            new Row(422, "validation failed: posts that are only visible", Meaning.DENIED),
            new Row(422, "validation failed: you have already pinned the maximum", Meaning.DENIED),
            new Row(422, "cannot attach files that have not finished processing", Meaning.LATER),
            new Row(422, "validation failed", Meaning.REJECTED),
            new Row(422, "cannot attach", Meaning.REJECTED),
            new Row(500, "error processing thumbnail", Meaning.REJECTED));

    private MastodonErrors() {}

    private enum Meaning {
        DEAD_TOKEN,
        DENIED,
        GONE,
        REJECTED,
        DUPLICATE,
        LATER
    }

    /** A status with the beginning of the error's words, in small letters; the first row that fits holds. */
    private record Row(int status, String words, Meaning meaning) {}

    /** The error that an answer tells. Does not throw it. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        String message = call + " answered " + answer.status();
        if (answer.status() == 429) {
            return new RateLimited(message, until(answer, now));
        }
        return meaning(answer)
                .map(meaning -> error(meaning, message))
                .orElseGet(() -> HttpErrors.of(call, answer, now));
    }

    private static Optional<Meaning> meaning(HttpAnswer answer) {
        String words = answer.jsonIfAny().text("error", "").toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.status() == answer.status() && words.startsWith(row.words()))
                .map(Row::meaning)
                .findFirst();
    }

    private static CareException error(Meaning meaning, String message) {
        return switch (meaning) {
            case DEAD_TOKEN -> new ReauthorizationRequired(message + ": the account must be authorised again");
            case DENIED -> new PermissionDenied(message);
            case GONE -> new NotFound(message);
            case REJECTED -> new ContentRejected(message + ": the server refuses the content");
            case DUPLICATE -> new DuplicateContent(message);
            case LATER -> new Unavailable(message + ": the server still works on a file");
        };
    }

    /** Never before now, whatever the two clocks say. */
    private static Instant until(HttpAnswer answer, Instant now) {
        return answer.header("X-RateLimit-Reset")
                .flatMap(MastodonErrors::instant)
                .filter(reset -> reset.isAfter(now) && reset.isBefore(now.plus(RetryAfter.CAP)))
                .or(() -> RetryAfter.of(answer, now))
                .orElseGet(() -> now.plus(DEFAULT_WAIT));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text.strip()));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** The error for an account whose settings lead nowhere. */
    static InvalidRequest noServer() {
        return new InvalidRequest("the account's setting server is no https address: connect it again");
    }
}
