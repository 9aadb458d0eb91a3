package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
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

/** What errors mean, by {@code error.status} of Google's API Design Guide, "Error Model"; its words are never repeated. */
final class GoogleErrors {
    /** The quota is one of a minute. */
    private static final Duration WAIT = Duration.ofMinutes(1);

    private GoogleErrors() {}

    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        String status = answer.jsonIfAny().get("error").text("status", "");
        String message = call + " answered " + answer.status() + (status.matches("[A-Z_]{1,40}") ? " " + status : "");
        return switch (status) {
            case "UNAUTHENTICATED" -> new ReauthorizationRequired(message);
            case "PERMISSION_DENIED" -> new PermissionDenied(message + ": the login may not manage this profile");
            case "NOT_FOUND" -> new NotFound(message);
            case "INVALID_ARGUMENT", "OUT_OF_RANGE" -> new InvalidRequest(message);
            case "FAILED_PRECONDITION" ->
                new PermissionDenied(message + ": the profile must be verified before its reviews can be answered");
            case "ALREADY_EXISTS", "ABORTED" -> new Conflict(message);
            case "RESOURCE_EXHAUSTED" ->
                new RateLimited(message, RetryAfter.of(answer, now).orElse(now.plus(WAIT)));
            case "UNAVAILABLE", "INTERNAL", "DEADLINE_EXCEEDED", "CANCELLED" -> unsure(call, answer, now, message);
            default -> HttpErrors.of(call, answer, now);
        };
    }

    /** All changes that are made here may be made again. */
    private static CareException unsure(HttpCall call, HttpAnswer answer, Instant now, String message) {
        CareException error = HttpErrors.of(call, answer, now);
        return error instanceof Unavailable ? new Unavailable(message) : error;
    }
}
