package io.threadwell.support.oauth;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** The error codes of RFC 6749, section 5.2, and RFC 7009, section 2.2.1. */
final class OAuthErrors {
    private static final Set<String> DEAD = Set.of("invalid_grant", "invalid_token", "access_denied", "expired_token");
    private static final Set<String> OURS = Set.of(
            "invalid_client",
            "invalid_request",
            "invalid_scope",
            "unauthorized_client",
            "unsupported_grant_type",
            "unsupported_token_type");
    private static final Pattern CODE = Pattern.compile("[a-zA-Z_.-]{1,60}");

    private OAuthErrors() {}

    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        String code = code(answer);
        if (answer.status() == 429 || answer.status() >= 500) {
            return HttpErrors.of(call, answer, now, code);
        }
        String message = call + " answered " + answer.status() + (code.isEmpty() ? "" : ": " + code);
        if (DEAD.contains(code)) {
            return new ReauthorizationRequired(message);
        }
        if (code.equals("temporarily_unavailable") || code.equals("server_error")) {
            return new Unavailable(message);
        }
        // A 401 without a code is about the client here, not about the account's token.
        boolean aboutClient = OURS.contains(code) || answer.status() == 401 || answer.isSuccess();
        return aboutClient ? new InvalidRequest(message) : HttpErrors.of(call, answer, now, code);
    }

    static boolean isDeadToken(HttpAnswer answer) {
        return answer.status() < 500 && DEAD.contains(code(answer));
    }

    /** The code alone: a description may repeat what was sent. */
    private static String code(HttpAnswer answer) {
        String code = answer.jsonIfAny().text("error", "");
        return CODE.matcher(code).matches() ? code : "";
    }
}
