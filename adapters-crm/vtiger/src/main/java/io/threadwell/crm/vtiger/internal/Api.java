package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.crm.vtiger.VtigerConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls Vtiger's web services within a session, which is begun by challenge with the first call and again when Vtiger has ended it.
 * Thread-safe.
 */
final class Api {
    private record Session(String name, String user) {}

    private final Http http;
    private final VtigerConfig config;
    private final String address;
    private volatile @Nullable Session session;

    Api(VtigerConfig config) {
        this.config = config;
        this.address = config.server() + "/webservice.php";
        this.http = Http.builder()
                .clock(config.clock())
                .callTimeout(config.callTimeout())
                .build();
    }

    Instant now() {
        return config.clock().instant();
    }

    /** A call that changes nothing. */
    JsonValue read(String operation, Map<String, String> parameters) {
        HttpCall call = HttpCall.get(address).query("operation", operation);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            call = call.query(parameter.getKey(), parameter.getValue());
        }
        return within(call.named(operation), Map.of());
    }

    /** A call that changes something. */
    JsonValue write(String operation, Map<String, String> parameters) {
        Map<String, String> form = new LinkedHashMap<>(parameters);
        form.put("operation", operation);
        return within(HttpCall.post(address).named(operation), form);
    }

    /** Makes a record. */
    JsonValue create(String module, JsonObject element) {
        return write("create", Map.of("elementType", module, "element", element.toString()));
    }

    /** The id of the user as whom we work: records belong to somebody. */
    String userId() {
        return current().user();
    }

    private Session current() {
        Session known = session;
        return known == null ? login(null) : known;
    }

    /** A session that ended is begun again: nothing was done without one. */
    private JsonValue within(HttpCall call, Map<String, String> form) {
        Session used = current();
        JsonValue answer = send(call, form, used);
        if (VtigerErrors.endsSession(code(answer))) {
            answer = send(call, form, login(used));
        }
        return result(call, answer);
    }

    private JsonValue send(HttpCall call, Map<String, String> form, Session used) {
        if (call.method().equals("GET")) {
            return answer(call.query("sessionName", used.name()));
        }
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("sessionName", used.name());
        return answer(call.form(all));
    }

    private JsonValue answer(HttpCall call) {
        HttpAnswer answer = http.send(call);
        if (!answer.isSuccess()) {
            throw HttpErrors.of(call, answer, now());
        }
        return HttpErrors.jsonOf(call, answer);
    }

    private static String code(JsonValue answer) {
        return answer.bool("success") ? "" : answer.get("error").text("code", "");
    }

    private static JsonValue result(HttpCall call, JsonValue answer) {
        if (!answer.bool("success")) {
            throw VtigerErrors.of(call, code(answer));
        }
        return answer.get("result");
    }

    /**
     * @param ended the session that Vtiger does not know any more; another thread may have begun a new one meanwhile
     * @throws CareException also when Vtiger does not know the user or the key
     */
    private synchronized Session login(@Nullable Session ended) {
        Session now = session;
        if (now != null && !now.equals(ended)) {
            return now;
        }
        HttpCall challenge = HttpCall.get(address)
                .query("operation", "getchallenge")
                .query("username", config.user())
                .named("getchallenge");
        String token = result(challenge, answer(challenge)).text("token", "");
        HttpCall login = HttpCall.post(address)
                .form(Map.of(
                        "operation",
                        "login",
                        "username",
                        config.user(),
                        "accessKey",
                        md5(token + config.accessKey().reveal())))
                .named("login")
                .repeatable();
        JsonValue begun = result(login, answer(login));
        Session made = new Session(begun.text("sessionName", ""), begun.text("userId", ""));
        session = made;
        return made;
    }

    /** Vtiger's own: the challenge is answered with MD5 (page "Login"). */
    private static String md5(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has MD5", missing);
        }
    }
}
