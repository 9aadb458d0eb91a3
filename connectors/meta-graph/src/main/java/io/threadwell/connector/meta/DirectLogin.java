package io.threadwell.connector.meta;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The login of Instagram and of Threads, each at addresses of its own and without Facebook (pages "Business Login for Instagram"
 * and "Threads API: Get Access Tokens", "Long-Lived Access Tokens"): a code becomes a token for an hour, that one for 60 days, and
 * that is renewed when it is a day old. Thread-safe.
 */
public final class DirectLogin {
    /** What Instagram puts behind a code, and takes no code with. */
    private static final String TAIL = "#_";

    private final Graph graph;
    private final URI dialog;
    private final URI codes;
    private final String kind;
    private final MetaApp app;

    /**
     * @param graph the network's own Graph API
     * @param dialog the login dialogue, such as {@code https://www.instagram.com/oauth/authorize}
     * @param codes where codes are traded, such as {@code https://api.instagram.com/oauth/access_token}
     * @param kind what the names of the grants begin with: {@code ig} for Instagram, {@code th} for Threads
     */
    public DirectLogin(Graph graph, URI dialog, URI codes, String kind, MetaApp app) {
        this.graph = graph;
        this.dialog = dialog;
        this.codes = codes;
        this.kind = kind;
        this.app = app;
    }

    /** Where to send the person who connects an account. */
    public URI authorizeUrl(Collection<String> scopes, String state, URI redirect) {
        return HttpCall.get(dialog)
                .query("client_id", app.needId())
                .query("redirect_uri", redirect.toString())
                .query("state", state)
                .query("response_type", "code")
                .query("scope", String.join(",", scopes))
                .uri();
    }

    /** The token for an hour that a code stands for, and whose it is. */
    public Traded trade(String code, String redirect) {
        Map<String, String> form = Map.of(
                "client_id",
                app.needId(),
                "client_secret",
                app.needSecret().reveal(),
                "grant_type",
                "authorization_code",
                "redirect_uri",
                redirect,
                "code",
                code.endsWith(TAIL) ? code.substring(0, code.length() - TAIL.length()) : code);
        HttpCall call = HttpCall.post(codes).form(form).named("trade code");
        JsonValue answer = traded(call);
        JsonValue listed = answer.get("data").at(0);
        JsonValue traded = listed.isMissing() ? answer : listed;
        return new Traded(token(call, traded), Ids.of(traded.get("user_id")));
    }

    /** A code that was used or has ended is refused in a form that no Graph API has. */
    private JsonValue traded(HttpCall call) {
        try {
            return graph.call(call);
        } catch (InvalidRequest refused) {
            throw new ReauthorizationRequired(String.valueOf(refused.getMessage()));
        }
    }

    /** The token for 60 days for one of an hour. */
    public Token longLived(String token, Set<String> scopes) {
        HttpCall call = HttpCall.get(graph.unversioned("access_token"))
                .query("grant_type", kind + "_exchange_token")
                .query("client_secret", app.needSecret().reveal())
                .query("access_token", token)
                .named("get long-lived token");
        return lasting(call, scopes, Map.of());
    }

    /**
     * A new token for 60 days for one that has not ended; the network refuses one that is less than a day old.
     *
     * @throws ReauthorizationRequired when it has ended
     */
    public Token refresh(Token old) {
        HttpCall call = HttpCall.get(graph.unversioned("refresh_access_token"))
                .query("grant_type", kind + "_refresh_token")
                .query("access_token", old.access())
                .named("renew token");
        return lasting(call, old.scopes(), old.attributes());
    }

    private Token lasting(HttpCall call, Set<String> scopes, Map<String, String> attributes) {
        Instant asked = graph.now();
        JsonValue answer = graph.call(call);
        Instant expires = answer.longValue("expires_in").stream()
                .mapToObj(asked::plusSeconds)
                .findFirst()
                .orElse(null);
        return new Token(token(call, answer), null, expires, scopes, attributes);
    }

    private static String token(HttpCall call, JsonValue answer) {
        String token = answer.text("access_token", "");
        if (token.isEmpty()) {
            throw new ReauthorizationRequired(call + " gave no token");
        }
        return token;
    }

    /**
     * What a code was traded for. Never shows itself in text.
     *
     * @param user absent where the network does not tell
     */
    public record Traded(String token, @Nullable String user) {
        @Override
        public String toString() {
            return "(token of " + user + ")";
        }
    }
}
