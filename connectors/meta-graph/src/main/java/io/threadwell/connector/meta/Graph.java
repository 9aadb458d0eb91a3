package io.threadwell.connector.meta;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of a Graph API: that of Facebook, or one of those that Instagram and Threads have at addresses of their own. Tokens
 * go in the {@code Authorization} header, never in an address; the proof that we are the app goes along as
 * {@code appsecret_proof} where it is wanted (page "Securing Graph API Calls"). Thread-safe; remembers of each account only what
 * answers said of its quota.
 */
public final class Graph {
    private final String root;
    private final String version;
    private final @Nullable Hmac prover;
    private final GraphErrors errors;
    private final Http http;
    private final InstantSource clock;
    private final Quotas quotas;

    private Graph(Builder builder) {
        String given = builder.root.toString();
        this.root = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
        this.version = builder.version;
        this.prover = builder.proof == null ? null : Hmac.sha256(builder.proof.bytes());
        this.errors = builder.errors;
        this.http = builder.http;
        this.clock = builder.clock;
        this.quotas = new Quotas(builder.clock);
    }

    /**
     * Begins with {@link GraphErrors#common} and without a proof.
     *
     * @param root where the API is, such as {@code https://graph.facebook.com}
     * @param version such as {@code v23.0}
     */
    public static Builder builder(URI root, String version, Http http, InstantSource clock) {
        return new Builder(root, version, http, clock);
    }

    /** The version of the API, as it stands in addresses. */
    public String version() {
        return version;
    }

    /** The address of a node, or of an edge of it. */
    public String address(String node, String... edge) {
        return below(below(root + "/" + version, node), edge);
    }

    /** An address that has no version, as those have by which Instagram and Threads renew tokens. */
    public String unversioned(String... path) {
        return below(root, path);
    }

    /** The call in the name of an account. */
    public HttpCall as(AccountContext account, HttpCall call) {
        return as(account.needToken().access(), call);
    }

    /** The call with a token. */
    public HttpCall as(String token, HttpCall call) {
        HttpCall known = call.bearer(token);
        return prover == null
                ? known
                : known.query("appsecret_proof", prover.hex(token.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Makes a call for an account, within its quota.
     *
     * @throws RateLimited before the call is made, too, when the account's quota is used up, or is kept for customers and the
     *     call is work in the background
     * @throws ReauthorizationRequired when the account has no token, or a dead one
     * @throws CareException as the {@link GraphErrors} have it
     */
    public JsonValue call(AccountContext account, HttpCall call, Priority priority) {
        String key =
                account.account().workspace() + "/" + account.account().id().externalId();
        HttpCall signed = as(account, call);
        quotas.reserve(key, priority);
        HttpAnswer answer = http.send(signed);
        quotas.observe(key, answer);
        try {
            return read(signed, answer);
        } catch (RateLimited limited) {
            if (errors.stopsAll(answer)) {
                quotas.block(key, limited.until());
            }
            throw limited;
        }
    }

    /** Makes a call that is no account's, such as those of logging in. */
    public JsonValue call(HttpCall call) {
        return read(call, http.send(call));
    }

    private JsonValue read(HttpCall call, HttpAnswer answer) {
        if (!answer.isSuccess()) {
            throw errors.of(call, answer, clock.instant());
        }
        JsonValue body = HttpErrors.jsonOf(call, answer);
        if (body.get("error").isObject()) {
            throw errors.of(call, answer, clock.instant());
        }
        return body;
    }

    /** The time by which limits are kept. */
    public Instant now() {
        return clock.instant();
    }

    private static String below(String base, String... parts) {
        StringBuilder address = new StringBuilder(base);
        for (String part : parts) {
            address.append('/')
                    .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return address.toString();
    }

    /** Collects a {@link Graph}. Not thread-safe. */
    public static final class Builder {
        private final URI root;
        private final String version;
        private final Http http;
        private final InstantSource clock;
        private GraphErrors errors = GraphErrors.common();
        private @Nullable Secret proof;

        private Builder(URI root, String version, Http http, InstantSource clock) {
            this.root = root;
            this.version = version;
            this.http = http;
            this.clock = clock;
        }

        /** What errors mean. Default {@link GraphErrors#common}. */
        public Builder errors(GraphErrors table) {
            this.errors = table;
            return this;
        }

        /** The app's secret that each call proves us to have; null for no proof. Default none. */
        public Builder proof(@Nullable Secret appSecret) {
            this.proof = appSecret;
            return this;
        }

        public Graph build() {
            return new Graph(this);
        }
    }
}
