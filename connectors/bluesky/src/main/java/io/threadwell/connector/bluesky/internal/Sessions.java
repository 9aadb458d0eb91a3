package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sessions with an app password ({@code com.atproto.server}): begun, renewed, ended. */
final class Sessions implements Authorizer {
    private final Http http;
    private final InstantSource clock;
    private final URI defaultService;

    Sessions(Http http, InstantSource clock, URI defaultService) {
        this.http = http;
        this.clock = clock;
        this.defaultService = defaultService;
    }

    /** None: what an app password allows is chosen where it is made. */
    @Override
    public Set<String> scopes() {
        return Set.of();
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        throw new UnsupportedOperation("Bluesky accounts are connected with identifier and app password");
    }

    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        JsonObject input = JsonObject.create()
                .put("identifier", need(grant, "identifier"))
                .put("password", need(grant, "password"))
                .putIfPresent("authFactorToken", grant.get("authFactorToken"));
        String service = trimmed(grant.getOrDefault(Session.SERVICE, defaultService.toString()));
        String method = "com.atproto.server.createSession";
        HttpCall post = HttpCall.post(XrpcCall.address(service, method)).json(input);
        JsonValue session = answered(new XrpcCall(method, post.repeatable().named(method)));
        Token token = token(session, service);
        String did = token.attributes().getOrDefault(Session.DID, "");
        String handle = token.attributes().getOrDefault(Session.HANDLE, did);
        String pds = token.attributes().getOrDefault(Session.PDS, service);
        return List.of(new Grant(did, "@" + handle, token, Map.of(Session.SERVICE, pds)));
    }

    @Override
    public Token refresh(AccountContext account) {
        Token old = account.needToken();
        String service = Session.service(account, defaultService.toString());
        String method = "com.atproto.server.refreshSession";
        Token renewed = token(answered(withRefreshToken(service, method, old)), service);
        String did = account.account().id().externalId();
        if (!did.equals(renewed.attributes().get(Session.DID))) {
            throw new ReauthorizationRequired(
                    "the session of " + account.account().id() + " is another account's");
        }
        return renewed;
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token == null || token.refresh() == null) {
            return;
        }
        String service = Session.service(account, defaultService.toString());
        try {
            send(withRefreshToken(service, "com.atproto.server.deleteSession", token));
        } catch (ReauthorizationRequired | NotFound | PermissionDenied deadAlready) {
            // What was to be reached is so: nobody can use it.
        }
    }

    private static XrpcCall withRefreshToken(String service, String method, Token token) {
        String refresh = token.refresh();
        if (refresh == null) {
            throw new ReauthorizationRequired("the session cannot be renewed: it has no refresh token");
        }
        HttpCall post = HttpCall.post(XrpcCall.address(service, method)).bearer(refresh);
        return new XrpcCall(method, post.named(method));
    }

    private JsonValue answered(XrpcCall call) {
        return HttpErrors.jsonOf(call.http(), send(call));
    }

    private HttpAnswer send(XrpcCall call) {
        HttpAnswer answer = http.send(call.http());
        if (!answer.isSuccess()) {
            CareException error = XrpcErrors.of(call, answer, clock.instant());
            throw error;
        }
        return answer;
    }

    private static Token token(JsonValue session, String service) {
        String access = session.text("accessJwt", "");
        String refresh = session.text("refreshJwt", "");
        String did = session.text(Session.DID, "");
        if (access.isEmpty() || refresh.isEmpty() || did.isEmpty()) {
            throw new ReauthorizationRequired("the service gave no usable session");
        }
        if (!session.bool("active", true)) {
            throw new ReauthorizationRequired("the account is not active: " + did);
        }
        Map<String, String> attributes = new HashMap<>();
        attributes.put(Session.DID, did);
        session.text(Session.HANDLE).ifPresent(handle -> attributes.put(Session.HANDLE, handle));
        attributes.put(Session.PDS, Identity.server(session.get("didDoc"), service));
        return new Token(access, refresh, Identity.expiry(access).orElse(null), Set.of(), attributes);
    }

    private static String need(Map<String, String> grant, String name) {
        String value = grant.get(name);
        if (value == null || value.isBlank()) {
            throw new InvalidRequest("to connect a Bluesky account, give identifier and password; missing: " + name);
        }
        return value.strip();
    }

    private static String trimmed(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
