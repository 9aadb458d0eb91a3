package io.threadwell.support.http;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;

/**
 * What an unsuccessful answer means when the vendor's own mapper knows nothing better.
 *
 * <table>
 * <caption>Status to error</caption>
 * <tr><td>401</td><td>ReauthorizationRequired</td></tr>
 * <tr><td>402, 403, 451</td><td>PermissionDenied</td></tr>
 * <tr><td>404, 410</td><td>NotFound</td></tr>
 * <tr><td>413</td><td>ContentRejected</td></tr>
 * <tr><td>408, 425</td><td>Unavailable: by RFC 9110 the server gave up before it had the whole request</td></tr>
 * <tr><td>429</td><td>RateLimited until {@link RetryAfter}, or {@link #DEFAULT_WAIT} from now</td></tr>
 * <tr><td>5xx</td><td>Unavailable for a {@linkplain HttpCall#safe() safe} call, OutcomeUnknown for a write; 501 and 505 are
 * InvalidRequest</td></tr>
 * <tr><td>all else (other 4xx, 3xx that was not followed, 1xx)</td><td>InvalidRequest; 409 and 422 too, because only the
 * vendor's mapper knows whether they mean a duplicate or a conflict</td></tr>
 * </table>
 *
 * <p>Messages name the call and the status, never the body, the address or a header.
 */
public final class HttpErrors {
    /** How long a 429 without {@code Retry-After} lasts. */
    public static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

    private HttpErrors() {}

    /** The error for an answer that is not a success. Does not throw it. */
    public static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        return of(call, answer, now, "");
    }

    /**
     * The error for an answer that is not a success. Does not throw it.
     *
     * @param detail the vendor's error code or the like, for the message; never a text of the vendor's that may repeat ours
     */
    public static CareException of(HttpCall call, HttpAnswer answer, Instant now, String detail) {
        int status = answer.status();
        String message = call + " answered " + status + (detail.isEmpty() ? "" : ": " + detail);
        if (status >= 500 && status != 501 && status != 505) {
            return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
        }
        return switch (status) {
            case 401 -> new ReauthorizationRequired(message);
            case 402, 403, 451 -> new PermissionDenied(message);
            case 404, 410 -> new NotFound(message);
            case 408, 425 -> new Unavailable(message);
            case 413 -> new ContentRejected(message);
            case 429 -> new RateLimited(message, RetryAfter.of(answer, now).orElseGet(() -> now.plus(DEFAULT_WAIT)));
            default -> new InvalidRequest(message);
        };
    }

    /**
     * The body of a successful answer as JSON.
     *
     * @throws Unavailable when it is not JSON and the call was safe
     * @throws OutcomeUnknown when it is not JSON and the call was a write: something between us and the vendor answered
     */
    public static JsonValue jsonOf(HttpCall call, HttpAnswer answer) {
        try {
            return answer.json();
        } catch (JsonProblem notJson) {
            String message = call + " answered " + answer.status() + " without readable JSON: " + notJson.getMessage();
            throw call.safe() ? new Unavailable(message, notJson) : new OutcomeUnknown(message, notJson);
        }
    }
}
