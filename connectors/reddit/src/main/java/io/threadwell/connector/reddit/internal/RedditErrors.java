package io.threadwell.connector.reddit.internal;

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
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Reddit's errors mean. Most come in answers with status 200, as {@code json.errors} of code, words and field (page "api/errors" of
 * the wiki of r/redditdev; the codes stand in Reddit's published source, and newer ones in reports of developers). Words are read for the
 * wait alone and never repeated: they may repeat ours.
 */
final class RedditErrors {
    /** How long a wait lasts that is not told. */
    static final Duration DEFAULT_WAIT = Duration.ofMinutes(10);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,60}");
    private static final Pattern WAIT =
            Pattern.compile("(\\d{1,4}) (millisecond|second|minute|hour)", Pattern.CASE_INSENSITIVE);

    private static final Map<Meaning, List<String>> ROWS = Map.of(
            Meaning.WAIT, List.of("RATELIMIT", "SUBREDDIT_RATELIMIT", "QUOTA_FILLED"),
            Meaning.CLOSED, List.of("TOO_OLD", "THREAD_LOCKED"),
            Meaning.GONE,
                    List.of(
                            "DELETED_COMMENT",
                            "DELETED_LINK",
                            "DELETED_THING",
                            "NO_THING_ID",
                            "COMMENT_NOT_ACCESSIBLE",
                            "POST_NOT_ACCESSIBLE",
                            "USER_DOESNT_EXIST",
                            "SUBREDDIT_NOEXIST",
                            "CONVERSATION_NOT_FOUND"),
            Meaning.REJECTED,
                    List.of(
                            "NO_TEXT",
                            "TOO_LONG",
                            "TOO_SHORT",
                            "NO_SUBJECT",
                            "BAD_STRING",
                            "DOMAIN_BANNED",
                            "SUBREDDIT_LINKING_DISABLED",
                            "SUBREDDIT_OUTBOUND_LINKING_DISALLOWED",
                            "COMMENT_GUIDANCE_VALIDATION_FAILED",
                            "COMMENT_BODY_NOT_ALLOWED"),
            Meaning.DENIED,
                    List.of(
                            "NOT_WHITELISTED_BY_USER_MESSAGE",
                            "INVALID_USER",
                            "USER_BLOCKED",
                            "USER_BLOCKED_MESSAGE",
                            "USER_MUTED",
                            "MUTED_FROM_SUBREDDIT",
                            "BANNED",
                            "BANNED_FROM_SUBREDDIT",
                            "SUBREDDIT_NOTALLOWED",
                            "SUBREDDIT_NO_ACCESS",
                            "NO_SR_TO_SR_MESSAGE",
                            "MOD_REQUIRED",
                            "ADMIN_REQUIRED",
                            "NOT_AUTHOR",
                            "IN_TIMEOUT",
                            "VERIFIED_USER_REQUIRED",
                            "BAD_CAPTCHA",
                            "COMMENT_UNREPLIABLE",
                            "COMMENT_NOT_STICKYABLE"),
            Meaning.DEAD_TOKEN, List.of("USER_REQUIRED", "NOT_USER", "EXPIRED"),
            Meaning.DUPLICATE, List.of("ALREADY_SUB", "ALREADY_STICKIED"),
            Meaning.AGAIN, List.of("CONFLICT"),
            Meaning.UNKNOWN, List.of("SOMETHING_IS_BROKEN", "INTERNAL_SERVER_ERROR"));

    private static final Map<String, Meaning> BY_CODE = byCode();

    private RedditErrors() {}

    private enum Meaning {
        WAIT,
        CLOSED,
        GONE,
        REJECTED,
        DENIED,
        DEAD_TOKEN,
        DUPLICATE,
        AGAIN,
        UNKNOWN
    }

    private static Map<String, Meaning> byCode() {
        Map<String, Meaning> all = new HashMap<>();
        ROWS.forEach((meaning, codes) -> codes.forEach(code -> all.put(code, meaning)));
        return Map.copyOf(all);
    }

    /** The error that stands in an answer with a good status; empty where none does. */
    static Optional<CareException> within(HttpCall call, JsonValue body, Instant now) {
        JsonValue json = body.get("json");
        return json.get("errors").elements().stream()
                .findFirst()
                .map(first -> error(call, first, json.doubleValue("ratelimit"), now));
    }

    private static CareException error(HttpCall call, JsonValue told, OptionalDouble wait, Instant now) {
        String code =
                told.at(0).text().filter(text -> CODE.matcher(text).matches()).orElse("unreadable");
        String message = call + " was refused: " + code;
        Meaning meaning = BY_CODE.get(code);
        if (meaning == Meaning.WAIT) {
            return new RateLimited(message, now.plus(wait(told.at(1), wait)));
        }
        return meaning == null ? new InvalidRequest(message) : error(call, meaning, message);
    }

    private static CareException error(HttpCall call, Meaning meaning, String message) {
        return switch (meaning) {
            case CLOSED -> new ReplyWindowClosed(message + ": it takes no more comments");
            case GONE -> new NotFound(message);
            case REJECTED -> new ContentRejected(message + ": Reddit refuses the text");
            case DENIED, WAIT -> new PermissionDenied(message);
            case DEAD_TOKEN -> new ReauthorizationRequired(message + ": the account must be authorised again");
            case DUPLICATE -> new DuplicateContent(message);
            case AGAIN -> new Unavailable(message);
            case UNKNOWN -> call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
        };
    }

    /** The field {@code ratelimit} tells seconds; where it is missing, the words do. */
    private static Duration wait(JsonValue words, OptionalDouble seconds) {
        if (seconds.isPresent() && seconds.getAsDouble() >= 0 && seconds.getAsDouble() < RetryAfter.CAP.toSeconds()) {
            return Quotas.seconds(seconds.getAsDouble());
        }
        Matcher matcher = WAIT.matcher(words.text().orElse(""));
        if (!matcher.find()) {
            return DEFAULT_WAIT;
        }
        // One more than told: the words are rounded down.
        long amount = Long.parseLong(matcher.group(1)) + 1;
        return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "hour" -> Duration.ofHours(amount);
            case "minute" -> Duration.ofMinutes(amount);
            case "second" -> Duration.ofSeconds(amount);
            default -> Duration.ofMillis(amount);
        };
    }

    /** The error that an answer with another status than 200 tells. Does not throw it. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        String message = call + " answered " + answer.status();
        if (answer.status() == 429) {
            Instant until = Quotas.reset(answer, now)
                    .or(() -> RetryAfter.of(answer, now))
                    .orElseGet(() -> now.plus(HttpErrors.DEFAULT_WAIT));
            return new RateLimited(message, until);
        }
        if (answer.status() == 403 && lacksScope(answer)) {
            return new ReauthorizationRequired(message + ": the token lacks a permission");
        }
        Optional<CareException> told = within(call, answer.jsonIfAny(), now);
        if (told.isPresent() && answer.status() < 500) {
            return told.get();
        }
        Meaning meaning = BY_CODE.get(answer.jsonIfAny().text("reason", ""));
        if (meaning != null && meaning != Meaning.WAIT && answer.status() < 500) {
            return error(call, meaning, message);
        }
        return answer.status() == 409 ? new DuplicateContent(message) : HttpErrors.of(call, answer, now);
    }

    /** RFC 6750, section 3.1. */
    private static boolean lacksScope(HttpAnswer answer) {
        return answer.headers("WWW-Authenticate").stream().anyMatch(value -> value.contains("insufficient_scope"));
    }
}
