package io.threadwell.support.oauth;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The authorisation code flow with one vendor (RFC 6749), with PKCE (RFC 7636) and revocation (RFC 7009) where the vendor has
 * them. Thread-safe. Keeps nothing: what a token is stored in and when it is refreshed is the engine's.
 *
 * <p>The errors of all calls: {@link ReauthorizationRequired} when the code or token is refused ({@code invalid_grant} and its
 * kin), {@link InvalidRequest} when the client itself is ({@code invalid_client}, {@code invalid_scope}, ...),
 * {@link RateLimited}, and {@link OutcomeUnknown} when a code or a rotating refresh token may have been used up without an answer
 * ({@link Unavailable} where it cannot have been).
 */
public final class OAuthClient {
    private final Http http;
    private final @Nullable URI authorizeUri;
    private final URI tokenUri;
    private final @Nullable URI revokeUri;
    private final String clientId;
    private final String clientSecret;
    private final String clientIdName;
    private final ClientAuthentication authentication;
    private final Set<String> scopes;
    private final String scopeSeparator;
    private final Map<String, String> authorizeParameters;
    private final Set<String> kept;
    private final @Nullable Hmac pkceKey;
    private final boolean refreshRotates;
    private final InstantSource clock;

    private OAuthClient(Builder builder) {
        this.http = builder.http;
        this.authorizeUri = builder.authorizeUri;
        this.tokenUri = Objects.requireNonNull(builder.tokenUri, "tokenUri");
        this.revokeUri = builder.revokeUri;
        this.clientId = builder.clientId;
        this.clientSecret = builder.clientSecret;
        this.clientIdName = builder.clientIdName;
        this.authentication = builder.authentication;
        this.scopes = builder.scopes;
        this.scopeSeparator = builder.scopeSeparator;
        this.authorizeParameters = builder.authorizeParameters;
        this.kept = builder.kept;
        this.pkceKey = builder.pkce ? Hmac.sha256(builder.clientSecret) : null;
        this.refreshRotates = builder.refreshRotates;
        this.clock = builder.clock;
    }

    public static Builder builder(Http http) {
        return new Builder(http);
    }

    /**
     * Where to send the person who authorises.
     *
     * @param state comes back unchanged; must be fresh and hard to guess, and is checked by the caller
     */
    public URI authorizeUrl(String state, URI redirect) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put(clientIdName, clientId);
        query.put("redirect_uri", redirect.toString());
        if (!scopes.isEmpty()) {
            query.put("scope", String.join(scopeSeparator, scopes));
        }
        query.put("state", state);
        if (pkceKey != null) {
            query.put("code_challenge", challenge(verifier(pkceKey, state)));
            query.put("code_challenge_method", "S256");
        }
        query.putAll(authorizeParameters);
        String page = Objects.requireNonNull(authorizeUri, "authorizeUri").toString();
        String encoded = query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(page + (page.contains("?") ? "&" : "?") + encoded);
    }

    /**
     * Trades a code for a token.
     *
     * @param state the state that the code came back with; PKCE's verifier is derived from it
     * @param redirect the same as in {@link #authorizeUrl}
     */
    public Token exchange(String code, String state, URI redirect) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        if (pkceKey != null) {
            form.put("code_verifier", verifier(pkceKey, state));
        }
        return grant(form);
    }

    /**
     * Gets a new token for an old one. Where the vendor gives no new refresh token, scopes or attributes, the old ones stay.
     *
     * @throws ReauthorizationRequired when the old one cannot be refreshed, or has no refresh token
     */
    public Token refresh(Token old) {
        String refresh = old.refresh();
        if (refresh == null) {
            throw new ReauthorizationRequired("the token has no refresh token");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refresh);
        HttpCall call = call(tokenUri, form).named("refresh token");
        return answered(refreshRotates ? call : call.repeatable(), old);
    }

    /** Any other grant of the token endpoint, such as a vendor's exchange of a short token for a long one. */
    public Token grant(Map<String, String> form) {
        return answered(call(tokenUri, form).named("get token"), null);
    }

    /**
     * Gives a token back; succeeds when it was dead already, and does nothing where the vendor has no such endpoint.
     */
    public void revoke(Token token) {
        if (revokeUri == null) {
            return;
        }
        String refresh = token.refresh();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", refresh == null ? token.access() : refresh);
        form.put("token_type_hint", refresh == null ? "access_token" : "refresh_token");
        HttpCall call = call(revokeUri, form).repeatable().named("revoke token");
        HttpAnswer answer = http.send(call);
        if (!answer.isSuccess() && !OAuthErrors.isDeadToken(answer)) {
            throw OAuthErrors.of(call, answer, clock.instant());
        }
    }

    private Token answered(HttpCall call, @Nullable Token old) {
        // Before the call: the token then seems to end a moment earlier than it does, never later.
        Instant asked = clock.instant();
        HttpAnswer answer = http.send(call);
        return TokenAnswer.read(call, answer, asked, kept, old);
    }

    private HttpCall call(URI endpoint, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        HttpCall call = HttpCall.post(endpoint).header("Accept", "application/json");
        switch (authentication) {
            case FORM -> {
                whole.put(clientIdName, clientId);
                whole.put("client_secret", clientSecret);
            }
            case BASIC -> call = call.basic(encode(clientId), encode(clientSecret));
            case NONE -> whole.put(clientIdName, clientId);
        }
        return call.form(whole);
    }

    /** Derived, so that nothing has to be remembered between the two halves of the flow, on whatever node they run. */
    private static String verifier(Hmac key, String state) {
        return base64Url(key.sign("pkce:" + state));
    }

    private static String challenge(String verifier) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return base64Url(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this JVM has no SHA-256", impossible);
        }
    }

    private static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "OAuthClient[" + clientId + "]";
    }

    /** Collects what an {@link OAuthClient} is made with. Not thread-safe. */
    public static final class Builder {
        private final Http http;
        private @Nullable URI authorizeUri;
        private @Nullable URI tokenUri;
        private @Nullable URI revokeUri;
        private String clientId = "";
        private String clientSecret = "";
        private String clientIdName = "client_id";
        private ClientAuthentication authentication = ClientAuthentication.FORM;
        private Set<String> scopes = Set.of();
        private String scopeSeparator = " ";
        private Map<String, String> authorizeParameters = Map.of();
        private Set<String> kept = Set.of();
        private boolean pkce;
        private boolean refreshRotates = true;
        private InstantSource clock = InstantSource.system();

        private Builder(Http http) {
            this.http = http;
        }

        /** The page that the person is sent to; needed for {@link OAuthClient#authorizeUrl} alone. */
        public Builder authorizeUri(URI uri) {
            this.authorizeUri = uri;
            return this;
        }

        /** Where tokens are given. Needed. */
        public Builder tokenUri(URI uri) {
            this.tokenUri = uri;
            return this;
        }

        /** Where tokens are given back; without it {@link OAuthClient#revoke} does nothing. */
        public Builder revokeUri(URI uri) {
            this.revokeUri = uri;
            return this;
        }

        /** Who we are. Needed; the secret may be empty for {@link ClientAuthentication#NONE} alone. */
        public Builder client(String id, String secret) {
            this.clientId = id;
            this.clientSecret = secret;
            return this;
        }

        /** What the vendor calls the client's id. Default {@code client_id}. */
        public Builder clientIdName(String name) {
            this.clientIdName = name;
            return this;
        }

        /** Default {@link ClientAuthentication#FORM}. */
        public Builder authentication(ClientAuthentication way) {
            this.authentication = way;
            return this;
        }

        /** What is asked for, in this order. Default nothing. */
        public Builder scopes(Collection<String> names) {
            this.scopes = Collections.unmodifiableSet(new LinkedHashSet<>(names));
            return this;
        }

        /** What stands between scopes. Default a space; some vendors want a comma. */
        public Builder scopeSeparator(String separator) {
            this.scopeSeparator = separator;
            return this;
        }

        /** More parameters of the page, such as {@code access_type=offline}. */
        public Builder authorizeParameters(Map<String, String> parameters) {
            this.authorizeParameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
            return this;
        }

        /** The fields of the vendor's answer that are kept as the token's attributes, such as {@code instance_url}. */
        public Builder keep(String... fields) {
            this.kept = Set.of(fields);
            return this;
        }

        /** Uses PKCE with S256; its verifier is derived from the state and the client's secret. Default without. */
        public Builder pkce() {
            this.pkce = true;
            return this;
        }

        /**
         * Whether a refresh uses up the refresh token. Default true, the careful guess: a refresh without an answer is then
         * {@link OutcomeUnknown}; with false it is {@link Unavailable} and may be tried again.
         */
        public Builder refreshRotates(boolean rotates) {
            this.refreshRotates = rotates;
            return this;
        }

        /** By which tokens end. Default the system's. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Makes it; the builder may be used on.
         *
         * @throws IllegalStateException when something that is needed is missing, naming it all
         */
        public OAuthClient build() {
            List<String> missing = new ArrayList<>();
            if (tokenUri == null) {
                missing.add("tokenUri");
            }
            if (clientId.isEmpty()) {
                missing.add("client id");
            }
            if (clientSecret.isEmpty() && (pkce || authentication != ClientAuthentication.NONE)) {
                missing.add("client secret");
            }
            if (!missing.isEmpty()) {
                throw new IllegalStateException("an OAuth client needs: " + String.join(", ", missing));
            }
            return new OAuthClient(this);
        }
    }
}
