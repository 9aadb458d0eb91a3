package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpCall;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the errors within Vtiger's answers mean, which come with status 200 (page "Third Party App Integration (REST APIs)", "Errors", and
 * {@code include/Webservices/WebServiceErrorCode.php}). Messages name the code, never Vtiger's words.
 */
final class VtigerErrors {
    /** The session is not there any more; nothing was done. */
    private static final Set<String> SESSION =
            Set.of("INVALID_SESSIONID", "SESSION_EXPIRED", "SESSION_LEFT_IDLE", "AUTHENTICATION_REQUIRED");

    private static final Pattern CODE = Pattern.compile("[A-Z_]{3,60}");

    private VtigerErrors() {}

    static boolean endsSession(String code) {
        return SESSION.contains(code);
    }

    static CareException of(HttpCall call, String code) {
        String message = call + " was refused: " + (CODE.matcher(code).matches() ? code : "an unknown code");
        return switch (code) {
            case "INVALID_USER_CREDENTIALS",
                    "ACCESSKEY_UNDEFINED",
                    "AUTHENTICATION_FAILURE",
                    "AUTHENTICATION_REQUIRED",
                    "INVALID_SESSIONID",
                    "SESSION_EXPIRED",
                    "SESSION_LEFT_IDLE" -> new ReauthorizationRequired(message);
            case "INVALID_AUTH_TOKEN" -> new Unavailable(message + ": somebody else logs in as our user");
            case "ACCESS_DENIED" -> new PermissionDenied(message);
            case "RECORD_NOT_FOUND" -> new NotFound(message);
            case "INTERNAL_SERVER_ERROR", "DATABASE_QUERY_ERROR" ->
                call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
            default -> new InvalidRequest(message);
        };
    }
}
