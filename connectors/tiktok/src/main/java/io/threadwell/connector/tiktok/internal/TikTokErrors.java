package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import java.time.Instant;

/**
 * What the codes mean that stand in the envelope (page "Appendix - Return Codes"). Found of it outside of TikTok's portal were: 40002 (a
 * parameter is not good), 40100 (too many calls), 40101 (the app's id or secret is not good), 40105 (the token is not good or was taken back),
 * 40110 (the code is not good), 40064 (messages too fast), and that from 50000 on TikTok itself failed. All of 401xx is taken for a matter of
 * credentials, every other code for an invalid request. Messages are never repeated.
 */
final class TikTokErrors {
    private static final int OWN_FAILURES = 50_000;
    private static final int CREDENTIALS = 401;

    private TikTokErrors() {}

    /** The error for an answer that is not a success. Does not throw it. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        long code = answer.jsonIfAny().longValue("code", 0);
        if (code == 0) {
            return answer.isSuccess() ? unclear(call, 0) : HttpErrors.of(call, answer, now);
        }
        String message = call + " answered code " + code;
        if (code >= OWN_FAILURES) {
            return unclear(call, code);
        }
        return switch ((int) code) {
            case 40002 -> new InvalidRequest(message);
            case 40064, 40100 ->
                new RateLimited(message, RetryAfter.of(answer, now).orElseGet(() -> now.plus(HttpErrors.DEFAULT_WAIT)));
            default -> code / 100 == CREDENTIALS ? new ReauthorizationRequired(message) : new InvalidRequest(message);
        };
    }

    private static CareException unclear(HttpCall call, long code) {
        String message = call + " answered code " + code;
        return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
    }
}
