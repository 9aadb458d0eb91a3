package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Connects bots by the token that BotFather gives their owner. It lasts until BotFather gives another. */
final class Logins implements Authorizer {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}:[A-Za-z0-9_-]{1,200}");

    private final TelegramConfig config;
    private final BotApi api;

    Logins(TelegramConfig config, BotApi api) {
        this.config = config;
        this.api = api;
    }

    @Override
    public Set<String> scopes() {
        return Set.of();
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        throw new UnsupportedOperation("Telegram has no such page: connect with the token that BotFather gives");
    }

    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String token = grant.getOrDefault("token", "").strip();
        if (!FORM.matcher(token).matches()) {
            throw new InvalidRequest("to connect a bot, give token as BotFather shows it: digits, a colon and more");
        }
        JsonValue me = api.call(token, Method.GET_ME, JsonObject.create(), Priority.NORMAL);
        String id =
                me.text("id").orElseThrow(() -> new ReauthorizationRequired("Telegram does not say who the bot is"));
        String username = me.text("username", "");
        subscribe(token, id, username);
        Map<String, String> settings = new HashMap<>();
        if (!username.isEmpty()) {
            settings.put(TelegramConnector.USERNAME, username);
        }
        String name = me.text("first_name", "");
        return List.of(new Grant(id, name.isBlank() ? "bot " + id : name, Token.lasting(token), settings));
    }

    /** Telegram either delivers or is polled, never both; what waits there stays. */
    private void subscribe(String token, String id, String username) {
        URI address = config.webhookAddress().orElse(null);
        if (address == null) {
            api.call(token, Method.DELETE_WEBHOOK, JsonObject.create(), Priority.NORMAL);
            return;
        }
        String base = address.toString();
        String url = base + (base.endsWith("/") ? "" : "/") + id + (username.isEmpty() ? "" : "/" + username);
        JsonObject parameters = JsonObject.create()
                .put("url", url)
                .put("secret_token", config.webhookSecret().map(Secret::reveal).orElseThrow())
                .put("allowed_updates", Updates.WANTED);
        api.call(token, Method.SET_WEBHOOK, parameters, Priority.NORMAL);
    }

    /** There is nothing to renew: whether the token is still good is all that can be seen. */
    @Override
    public Token refresh(AccountContext account) {
        Token token = account.needToken();
        api.call(token.access(), Method.GET_ME, JsonObject.create(), Priority.NORMAL);
        return token;
    }

    /** Only BotFather can end a token; what can be done is to make Telegram deliver no more. */
    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        if (token == null) {
            return;
        }
        try {
            api.call(token.access(), Method.DELETE_WEBHOOK, JsonObject.create(), Priority.NORMAL);
        } catch (ReauthorizationRequired dead) {
            // Nothing is delivered with a token that is dead.
        }
    }
}
