package io.threadwell.hubspot;

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
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HubSpot's errors mean (Error handling; API usage guidelines, 429 errors), of whole answers and of single rows of a batch. All
 * fields of an error may be missing. Messages carry categories and names of properties, never HubSpot's messages, which repeat values.
 */
public final class HubSpotErrors {
    private static final Duration LOCKED = Duration.ofSeconds(2);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,79}");
    private static final Pattern PROPERTY = Pattern.compile("\"name\":\"([a-z][a-z0-9_]{0,99})\"");

    private static final Pattern EXISTING = Pattern.compile("Existing ID: ([0-9]{1,20})");

    private HubSpotErrors() {}

    /** What an unsuccessful answer means; {@code OutcomeUnknown} for a write that may have taken effect. Does not throw it. */
    public static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        JsonValue body = answer.jsonIfAny();
        String category = code(body, "category");
        String message =
                call + " answered " + answer.status() + (category.isEmpty() ? "" : ": " + category) + about(body);
        if (answer.status() == 429 || category.equals("RATE_LIMITS")) {
            return new RateLimited(message, again(answer, body, now));
        }
        return switch (answer.status()) {
            case 401 ->
                new ReauthorizationRequired(message + ": HubSpot refuses the credential, give a token that is valid");
            case 403 -> new PermissionDenied(message + ": give the app the scopes that the README names");
            case 409 -> new Conflict(message);
            case 423 -> new RateLimited(message + ": locked", now.plus(LOCKED));
            case 477 ->
                new RateLimited(
                        message + ": the account is being moved",
                        RetryAfter.of(answer, now).orElseGet(() -> now.plus(AN_HOUR)));
            case 521, 523, 525, 526 -> new Unavailable(message + ": HubSpot was not reached");
            case 400, 404, 422 -> refused(category, body, message);
            default -> HttpErrors.of(call, answer, now, category);
        };
    }

    /**
     * What it means that one row of a batch was refused; never {@code OutcomeUnknown}. {@link NotFound} where a record is not there,
     * {@link Conflict} where another record has a value that only one may have.
     */
    public static CareException ofRow(JsonValue error, Instant now) {
        String category = code(error, "category");
        String message =
                "HubSpot refused a row: " + (category.isEmpty() ? "without a category" : category) + about(error);
        return switch (category) {
            case "RATE_LIMITS" -> new RateLimited(message, now.plus(TEN_SECONDS));
            case "INTERNAL_ERROR", "API_DISABLED", "TIMEOUT" -> new Unavailable(message);
            case "MISSING_SCOPES", "USER_DOES_NOT_HAVE_PERMISSIONS" -> new PermissionDenied(message);
            default -> refused(category, error, message);
        };
    }

    private static CareException refused(String category, JsonValue body, String message) {
        String sub = code(body, "subCategory");
        if (category.equals("CONFLICT") || isTaken(body)) {
            return new Conflict(message);
        }
        boolean missing = category.equals("OBJECT_NOT_FOUND")
                || sub.endsWith("OBJECT_NOT_FOUND")
                || sub.endsWith("INVALID_OBJECT_IDS");
        return missing ? new NotFound(message) : new InvalidRequest(message);
    }

    /** Told within a text: another record has the value of a property whose values are unique. */
    private static boolean isTaken(JsonValue body) {
        String words = body.text("message", "");
        return words.contains("CONFLICTING_UNIQUE_VALUE") || words.contains("already has that value");
    }

    /** The record that has a unique value already, where an error says so; else empty. */
    static String existing(JsonValue body) {
        Matcher there = EXISTING.matcher(body.text("message", ""));
        return there.find() ? there.group(1) : "";
    }

    /** {@code Retry-After} where there is one; else by the quota that is used up. A day's is filled up at the account's midnight. */
    private static Instant again(HttpAnswer answer, JsonValue body, Instant now) {
        Optional<Instant> told = RetryAfter.of(answer, now);
        return told.orElseGet(() -> now.plus(
                switch (body.text("policyName", "")) {
                    case "DAILY" -> AN_HOUR;
                    case "SECONDLY" -> A_SECOND;
                    default -> TEN_SECONDS;
                }));
    }

    private static String code(JsonValue body, String name) {
        String code = body.text(name, "");
        return CODE.matcher(code).matches() ? code : "";
    }

    /** The property that an error is about, where it says so. */
    private static String about(JsonValue body) {
        String named = body.at("context", "propertyName").at(0).text().orElse("");
        if (!CODE.matcher(named).matches()) {
            Matcher within = PROPERTY.matcher(body.text("message", ""));
            named = within.find() ? within.group(1) : "";
        }
        return named.isEmpty() ? "" : " (" + named + ")";
    }
}
