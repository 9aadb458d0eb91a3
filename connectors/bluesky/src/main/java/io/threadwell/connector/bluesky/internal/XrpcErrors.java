package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.ObservedQuota;
import io.threadwell.support.limit.QuotaHeaders;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the protocol's errors mean: by the name in {@code error} first, because servers answer most of them with 400, then by the
 * status. Names are those of the lexicons and of the reference server; messages are read only where one name stands for
 * several things, and never repeated.
 */
final class XrpcErrors {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,63}");
    private static final QuotaHeaders QUOTA =
            new QuotaHeaders("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset");

    private XrpcErrors() {}

    static CareException of(XrpcCall call, HttpAnswer answer, Instant now) {
        JsonValue body = answer.jsonIfAny();
        String name = body.text("error", "");
        String known = NAME.matcher(name).matches() ? name : "";
        String message = call.http() + " answered " + answer.status() + (known.isEmpty() ? "" : ": " + known);
        if (answer.status() == 429 || name.equals("RateLimitExceeded")) {
            return new RateLimited(message, until(answer, now));
        }
        if (answer.status() >= 500) {
            return HttpErrors.of(call.http(), answer, now, known);
        }
        return byName(call, name, message, body).orElseGet(() -> HttpErrors.of(call.http(), answer, now, known));
    }

    private static Optional<CareException> byName(XrpcCall call, String name, String message, JsonValue body) {
        return Optional.ofNullable(
                switch (name) {
                    case "ExpiredToken",
                            "AuthMissing",
                            "AuthenticationRequired",
                            "AccountTakedown",
                            "AccountDeactivated",
                            "AccountNotFound" -> new ReauthorizationRequired(message);
                    case "InvalidToken" -> invalidToken(call, message);
                    case "AuthFactorTokenRequired" ->
                        new InvalidRequest(message + "; use an app password, or give authFactorToken too");
                    case "RecordNotFound",
                            "NotFound",
                            "RepoNotFound",
                            "HandleNotFound",
                            "InvalidConvo",
                            "RecipientNotFound" -> new NotFound(message);
                    case "BlockedActor",
                            "BlockedByActor",
                            "NotFollowedBySender",
                            "MessagesDisabled",
                            "ConvoLocked",
                            "AccountSuspended",
                            "RepoTakendown",
                            "RepoDeactivated" -> new PermissionDenied(message);
                    case "InvalidSwap" -> new Conflict(message);
                    case "InvalidRecord", "BlobTooLarge", "InvalidMimeType" -> new ContentRejected(message);
                    case "InvalidRequest" -> invalidRequest(body.text("message", ""), message);
                    default -> null;
                });
    }

    /** A password without access to direct messages is refused with the same name as a token that is none. */
    private static CareException invalidToken(XrpcCall call, String message) {
        return call.method().startsWith("chat.bsky.")
                ? new PermissionDenied(message + "; the app password must allow access to direct messages")
                : new ReauthorizationRequired(message);
    }

    private static CareException invalidRequest(String words, String message) {
        String text = words.toLowerCase(Locale.ROOT);
        boolean absent = text.startsWith("could not locate record")
                || text.startsWith("could not find repo")
                || text.startsWith("unable to resolve handle")
                || text.startsWith("post not found")
                || text.startsWith("profile not found");
        return absent ? new NotFound(message) : new InvalidRequest(message);
    }

    private static Instant until(HttpAnswer answer, Instant now) {
        return RetryAfter.of(answer, now)
                .or(() -> QUOTA.read(answer, now).map(ObservedQuota::resetsAt))
                .orElseGet(() -> now.plus(HttpErrors.DEFAULT_WAIT));
    }
}
