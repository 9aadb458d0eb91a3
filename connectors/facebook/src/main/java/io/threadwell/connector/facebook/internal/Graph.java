package io.threadwell.connector.facebook.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.signature.Hmac;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of the Graph API. Tokens go in the {@code Authorization} header, never in an address; the proof that we are the
 * app goes along as {@code appsecret_proof} (page "Securing Graph API Calls").
 */
final class Graph {
    private final String base;
    private final @Nullable Hmac prover;
    private final Http http;
    private final InstantSource clock;
    private final Quotas quotas;

    Graph(FacebookConfig config, Http http, InstantSource clock) {
        String root = config.graphUri().toString();
        this.base = (root.endsWith("/") ? root : root + "/") + config.apiVersion();
        this.prover =
                config.appSecret().map(secret -> Hmac.sha256(secret.bytes())).orElse(null);
        this.http = http;
        this.clock = clock;
        this.quotas = new Quotas(clock);
    }

    /** The address of a node, or of an edge of it. */
    String address(String node, String... edge) {
        StringBuilder address = new StringBuilder(base).append('/').append(encoded(node));
        for (String part : edge) {
            address.append('/').append(encoded(part));
        }
        return address.toString();
    }

    /** The call in the name of a page. */
    HttpCall as(AccountContext account, HttpCall call) {
        return as(account.needToken().access(), call);
    }

    /** The call with a token. */
    HttpCall as(String token, HttpCall call) {
        HttpCall known = call.bearer(token);
        return prover == null
                ? known
                : known.query("appsecret_proof", prover.hex(token.getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes a call for a page, within its quota. */
    JsonValue call(AccountContext account, HttpCall call, Priority priority) {
        String page =
                account.account().workspace() + "/" + account.account().id().externalId();
        HttpCall signed = as(account, call);
        quotas.reserve(page, priority);
        HttpAnswer answer = http.send(signed);
        quotas.observe(page, answer);
        try {
            return read(signed, answer);
        } catch (RateLimited limited) {
            quotas.block(page, limited.until());
            throw limited;
        }
    }

    /** Makes a call that is no page's, such as those of logging in. */
    JsonValue call(HttpCall call) {
        return read(call, http.send(call));
    }

    private JsonValue read(HttpCall call, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw error(call, answer);
        }
        JsonValue body = HttpErrors.jsonOf(call, answer);
        if (body.get("error").isObject()) {
            throw error(call, answer);
        }
        return body;
    }

    private CareException error(HttpCall call, HttpAnswer answer) {
        return GraphErrors.of(call, answer, clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
