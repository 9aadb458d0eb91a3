package io.threadwell.crm.zoho.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What Zoho's codes mean (Status Codes, and each page's Possible Errors), of whole answers and of single rows. Messages carry codes and
 * names of fields, never Zoho's messages or values.
 */
final class ZohoErrors {
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private ZohoErrors() {}

    /** What an unsuccessful answer means; {@code OutcomeUnknown} for a write that may have taken effect. Not for a 429. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        JsonValue body = answer.jsonIfAny();
        String code = code(body);
        String message = call + " answered " + answer.status() + (code.isEmpty() ? "" : ": " + code) + field(body);
        return switch (code) {
            case "INVALID_TOKEN", "AUTHENTICATION_FAILURE" -> new ReauthorizationRequired(message);
            case "OAUTH_SCOPE_MISMATCH" ->
                new PermissionDenied(message + ": make the refresh token anew with the scopes that the README names");
            case "NO_PERMISSION", "PERMISSION_DENIED", "NOT_ALLOWED", "FEATURE_NOT_SUPPORTED" ->
                new PermissionDenied(message);
            default -> HttpErrors.of(call, answer, now, code + field(body));
        };
    }

    /** What it means that one row was refused. */
    static CareException ofRow(JsonValue row) {
        String code = code(row);
        String message = "Zoho refused a record: " + (code.isEmpty() ? "without a code" : code) + field(row);
        return switch (code) {
            case "RECORD_LOCKED", "RECORD_IN_BLUEPRINT", "NOT_APPROVED", "ALREADY_SCHEDULED" -> new Conflict(message);
            case "INTERNAL_ERROR", "CANNOT_PROCESS" -> new Unavailable(message);
            case "NO_PERMISSION", "PERMISSION_DENIED", "NOT_ALLOWED" -> new PermissionDenied(message);
            case "NOT_FOUND", "NO_RECORDS_FOUND" -> new NotFound(message);
            default -> new InvalidRequest(message);
        };
    }

    static String code(JsonValue body) {
        String code = body.text("code", "");
        return CODE.matcher(code).matches() ? code : "";
    }

    /** The API name of the field that an error is about. */
    static String fieldName(JsonValue body) {
        String name = body.get("details").text("api_name", "");
        return CODE.matcher(name).matches() ? name : "";
    }

    private static String field(JsonValue body) {
        String name = fieldName(body);
        return name.isEmpty() ? "" : " (" + name + ")";
    }
}
