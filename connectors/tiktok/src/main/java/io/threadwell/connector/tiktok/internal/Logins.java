package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.connector.tiktok.TikTokConfig;
import io.threadwell.connector.tiktok.TikTokConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Connects accounts (page "Authentication" of the Accounts API). A token lasts a day, and what renews it a year; both change each time. */
final class Logins implements Authorizer {
    private static final String TOKEN = "tt_user/oauth2/token/";
    private static final String REFRESH = "tt_user/oauth2/refresh_token/";
    private static final String REVOKE = "tt_user/oauth2/revoke/";
    private static final String SUBSCRIBE = "business/webhook/update/";

    private final TikTokConfig config;
    private final Api api;

    Logins(TikTokConfig config, Api api) {
        this.config = config;
        this.api = api;
    }

    @Override
    public Set<String> scopes() {
        return Set.of(
                "user.info.basic",
                "user.info.username",
                "user.info.profile",
                "user.account.type",
                "video.list",
                "comment.list",
                "comment.list.manage",
                "message.list.read",
                "message.list.send",
                "message.list.manage");
    }

    /** The app's page shows the address, with scopes and redirect in it; without the last parameter TikTok skips the question at times. */
    @Override
    public URI authorizeUrl(String state, URI redirect) {
        URI address = config.authorizationUrl()
                .orElseThrow(() -> new UnsupportedOperation(
                        "give authorizationUrl, as the app's page shows it, to send people to TikTok"));
        return HttpCall.get(address)
                .query("state", state)
                .query("disable_auto_auth", "1")
                .uri();
    }

    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        JsonValue given = asked(
                TOKEN,
                client().put("grant_type", "authorization_code")
                        .put("auth_code", need(grant, "code"))
                        .put("redirect_uri", need(grant, "redirect")));
        String id = given.text("open_id")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ReauthorizationRequired("TikTok does not say whose account it is"));
        Token token = token(given);
        String name = name(id, token);
        config.callback().ifPresent(this::subscribe);
        return List.of(new Grant(id, name, token, Map.of()));
    }

    private String name(String id, Token token) {
        ChannelAccount account = new ChannelAccount(
                new AccountId(TikTokConnector.NETWORK, id),
                WorkspaceId.DEFAULT,
                id,
                Map.of(),
                ConnectPolicy.fromNow(),
                api.now(),
                AccountState.HEALTHY,
                null,
                1);
        String fields = JsonArray.create().add("username").add("display_name").toString();
        JsonValue profile =
                api.get(new AccountContext(account, token), "business/get/", Map.of("fields", fields), Priority.NORMAL);
        String shown = profile.text("display_name", profile.text("username", ""));
        return shown.isBlank() ? id : shown;
    }

    /** The subscription is the app's, for all its accounts; making it again changes nothing. */
    private void subscribe(URI callback) {
        for (String events : List.of("COMMENT", "DIRECT_MESSAGE")) {
            api.asApp(
                    SUBSCRIBE,
                    JsonObject.create()
                            .put("app_id", config.clientId())
                            .put("secret", config.clientSecret().reveal())
                            .put("event_type", events)
                            .put("callback_url", callback.toString()));
        }
    }

    @Override
    public Token refresh(AccountContext account) {
        String refresh = account.needToken().refresh();
        if (refresh == null) {
            throw new ReauthorizationRequired("the account has nothing that renews its token: connect it again");
        }
        return token(asked(REFRESH, client().put("grant_type", "refresh_token").put("refresh_token", refresh)));
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token == null) {
            return;
        }
        try {
            asked(REVOKE, client().put("access_token", token.access()));
        } catch (ReauthorizationRequired dead) {
            // Nobody can use it any more: that is what was wanted.
        }
    }

    /** Which codes mean a refused grant is not public: all that say no to it do. */
    private JsonValue asked(String path, JsonObject body) {
        try {
            return api.asApp(path, body);
        } catch (InvalidRequest | PermissionDenied refused) {
            throw new ReauthorizationRequired(String.valueOf(refused.getMessage()), refused);
        }
    }

    private JsonObject client() {
        return JsonObject.create()
                .put("client_id", config.clientId())
                .put("client_secret", config.clientSecret().reveal());
    }

    private Token token(JsonValue given) {
        String access = given.text("access_token")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new ReauthorizationRequired("TikTok gave no token"));
        Instant end = api.now().plusSeconds(given.longValue("expires_in", 86_400));
        String scope = given.text("scope", "");
        Set<String> scopes = scope.isBlank() ? Set.of() : Set.copyOf(List.of(scope.split("[,\\s]+")));
        return new Token(access, given.text("refresh_token").orElse(null), end, scopes, Map.of());
    }

    private static String need(Map<String, String> grant, String name) {
        String value = grant.get(name);
        if (value == null || value.isBlank()) {
            throw new InvalidRequest("to connect a TikTok account, give code and redirect; missing: " + name);
        }
        return value;
    }
}
