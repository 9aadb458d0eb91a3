package io.threadwell.connector.youtube.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;

/**
 * What errors mean, by {@code error.errors[].reason} (page "YouTube Data API - Errors" and the tables of commentThreads.list,
 * commentThreads.insert, comments.list, comments.insert, comments.update, comments.delete and comments.setModerationStatus); where the
 * reason is none of these, by {@code error.status}, because some reasons mislead. Google's words are never repeated.
 */
final class YouTubeErrors {
    /** Google gives no time for limits shorter than a day. */
    private static final Duration WAIT = Duration.ofMinutes(1);

    private YouTubeErrors() {}

    /** True when the day's units are used up. */
    static boolean isDayOver(HttpAnswer answer) {
        JsonValue error = answer.jsonIfAny().get("error");
        String reason = reason(error);
        boolean limited = answer.status() == 403 || answer.status() == 429;
        return limited
                && (reason.equals("quotaExceeded") || reason.equals("dailyLimitExceeded") || isLimitOfDay(error));
    }

    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        JsonValue error = answer.jsonIfAny().get("error");
        String reason = reason(error);
        String message = call + " answered " + answer.status() + (reason.isEmpty() ? "" : " " + reason);
        if (isDayOver(answer)) {
            return new RateLimited(message + ": the units of the day are used up", Quota.reset(now));
        }
        return switch (reason) {
            case "rateLimitExceeded", "userRateLimitExceeded" -> limited(message, answer, now);
            case "authError", "authorizationRequired", "required", "insufficientPermissions" ->
                new ReauthorizationRequired(message);
            case "commentNotFound",
                    "parentCommentNotFound",
                    "commentThreadNotFound",
                    "videoNotFound",
                    "channelNotFound" -> new NotFound(message);
            case "commentTextTooLong", "invalidCustomEmoji" -> new ContentRejected(message);
            case "commentTextRequired",
                    "invalidCommentMetadata",
                    "parentIdMissing",
                    "channelOrVideoIdMissing",
                    "banWithoutReject",
                    "processingFailure",
                    "incompatibleParameters",
                    "invalidFilters",
                    "invalidPageToken",
                    "missingRequiredParameter",
                    "unexpectedParameter" -> new InvalidRequest(message);
            case "operationNotSupported" -> new UnsupportedOperation(message + ": YouTube does not allow it here");
            default -> denied(call, answer, now, reason, message);
        };
    }

    private static CareException denied(HttpCall call, HttpAnswer answer, Instant now, String reason, String message) {
        return switch (reason) {
            case "commentsDisabled" -> new PermissionDenied(message + ": comments are turned off there");
            case "parentCommentIsPrivate" -> new PermissionDenied(message + ": the comment is not public");
            case "ineligibleAccount" ->
                new PermissionDenied(message + ": the YouTube account must be merged with the Google account");
            case "youtubeSignupRequired", "authenticatedUserNotChannel" ->
                new PermissionDenied(message + ": the Google account has no channel");
            case "accessNotConfigured" ->
                new PermissionDenied(message + ": turn the YouTube Data API on in the Google Cloud project");
            case "forbidden",
                    "channelForbidden",
                    "channelClosed",
                    "channelSuspended",
                    "accountDelegationForbidden",
                    "authenticatedUserAccountClosed",
                    "authenticatedUserAccountSuspended" -> new PermissionDenied(message);
            default -> byStatus(call, answer, now, message);
        };
    }

    private static CareException byStatus(HttpCall call, HttpAnswer answer, Instant now, String message) {
        return switch (answer.jsonIfAny().get("error").text("status", "")) {
            case "UNAUTHENTICATED" -> new ReauthorizationRequired(message);
            case "PERMISSION_DENIED" -> new PermissionDenied(message);
            case "NOT_FOUND" -> new NotFound(message);
            case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE" -> new InvalidRequest(message);
            case "RESOURCE_EXHAUSTED" -> limited(message, answer, now);
            default -> HttpErrors.of(call, answer, now);
        };
    }

    private static RateLimited limited(String message, HttpAnswer answer, Instant now) {
        return new RateLimited(message, RetryAfter.of(answer, now).orElseGet(() -> now.plus(WAIT)));
    }

    private static String reason(JsonValue error) {
        String reason = error.get("errors").at(0).text("reason", "");
        return reason.matches("[A-Za-z_]{1,60}") ? reason : "";
    }

    /** Google's newer form of errors names the limit that was hit ({@code google.rpc.ErrorInfo}). */
    private static boolean isLimitOfDay(JsonValue error) {
        return error.get("details").elements().stream()
                .anyMatch(
                        detail -> detail.get("metadata").text("quota_limit", "").contains("PerDay"));
    }
}
