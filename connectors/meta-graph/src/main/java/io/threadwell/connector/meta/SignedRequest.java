package io.threadwell.connector.meta;

import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Meta signs and posts as the form field {@code signed_request} when a person takes our access away or wants their data
 * deleted (pages "Data Deletion Request Callback" and "Deauthorize Callback"): an HMAC-SHA-256 under the app's secret and the JSON
 * that it is of, both in Base64 for addresses, with a dot between.
 *
 * @param user the person, in the app's scope
 * @param issuedAt absent where the request does not tell
 * @param code the same for one request whenever it is read, and guessed by nobody: by it the person asks how far it is
 */
public record SignedRequest(String user, @Nullable Instant issuedAt, String code) {
    private static final String FIELD = "signed_request";
    private static final String ALGORITHM = "HMAC-SHA256";

    /** True when a body is a form with such a field, whether or not its signature is right. */
    public static boolean isIn(byte[] body) {
        return field(body).isPresent();
    }

    /** The request in a form; empty when there is none, or none that a live secret signed. Takes constant time for one body. */
    public static Optional<SignedRequest> verified(byte[] body, List<Secret> live) {
        List<Hmac> keys =
                live.stream().map(secret -> Hmac.sha256(secret.bytes())).toList();
        return field(body).filter(signed -> isSigned(signed, keys)).flatMap(SignedRequest::read);
    }

    /** The request in a form that was {@link #verified} before it was stored. */
    public static Optional<SignedRequest> stored(byte[] body) {
        return field(body).flatMap(SignedRequest::read);
    }

    private static Optional<String> field(byte[] body) {
        if (body.length == 0 || body[0] == '{' || body[0] == '[') {
            return Optional.empty();
        }
        List<String> values = WebhookRequest.parseQuery(new String(body, StandardCharsets.UTF_8))
                .get(FIELD);
        return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.get(0));
    }

    private static boolean isSigned(String signed, List<Hmac> keys) {
        int dot = signed.indexOf('.');
        if (dot < 0) {
            return false;
        }
        byte[] payload = signed.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        return Signatures.matchesAny(keys, decoded(signed.substring(0, dot)), payload);
    }

    private static Optional<SignedRequest> read(String signed) {
        JsonValue payload = json(decoded(signed.substring(signed.indexOf('.') + 1)));
        String user = Ids.of(payload.get("user_id"));
        if (user == null || !payload.text("algorithm", ALGORITHM).equalsIgnoreCase(ALGORITHM)) {
            return Optional.empty();
        }
        return Optional.of(new SignedRequest(user, payload.instant("issued_at").orElse(null), Hash.of(signed)));
    }

    private static JsonValue json(byte[] bytes) {
        try {
            return JsonValue.parse(bytes);
        } catch (JsonProblem unreadable) {
            return JsonValue.missing();
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }
}
