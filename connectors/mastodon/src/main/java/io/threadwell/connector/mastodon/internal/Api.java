package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.connector.mastodon.MastodonConnector;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.LiveLines;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** Makes calls at accounts' servers, in their names, within their quotas. */
final class Api {
    private final MastodonConfig config;
    private final Http http;
    private final InstantSource clock;
    private final Quotas quotas;

    Api(MastodonConfig config, Http http, InstantSource clock) {
        this.config = config;
        this.http = http;
        this.clock = clock;
        this.quotas = new Quotas(clock);
    }

    /** The address of a method at an account's server, of the parts of its path behind {@code /api}. */
    String address(AccountContext account, String... parts) {
        String server = account.account()
                .settings()
                .getOrDefault(
                        MastodonConnector.SERVER,
                        "https://" + Names.domain(account.account().id()));
        return address(checked(server), parts);
    }

    /** The same for long connections, which may have a server of their own (page "streaming API methods", "Hostname discovery"). */
    String streamAddress(AccountContext account, String... parts) {
        String server = account.account().settings().get(MastodonConnector.STREAMING);
        return server == null ? address(account, parts) : address(checked(server.replaceFirst("^ws", "http")), parts);
    }

    String address(URI server, String... parts) {
        String base = server.toString();
        StringBuilder address = new StringBuilder(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        address.append("/api");
        for (String part : parts) {
            address.append('/')
                    .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return address.toString();
    }

    private URI checked(String server) {
        URI address;
        try {
            address = URI.create(server);
        } catch (IllegalArgumentException none) {
            throw MastodonErrors.noServer();
        }
        boolean web = "https".equals(address.getScheme()) || (config.plainHttp() && "http".equals(address.getScheme()));
        if (!web || address.getHost() == null) {
            throw MastodonErrors.noServer();
        }
        return address;
    }

    JsonValue read(AccountContext account, HttpCall call, Priority priority) {
        return call(account, Endpoint.READ, call, priority);
    }

    /** Makes a call in the name of an account. */
    JsonValue call(AccountContext account, Endpoint endpoint, HttpCall call, Priority priority) {
        return HttpErrors.jsonOf(call, answer(account, endpoint, call, priority));
    }

    /** Makes a call in the name of an account, and leaves what a good answer holds to the caller. */
    HttpAnswer answer(AccountContext account, Endpoint endpoint, HttpCall call, Priority priority) {
        HttpCall signed = call.bearer(account.needToken().access());
        String owner = owner(account);
        quotas.reserve(endpoint, owner, priority);
        HttpAnswer answer = http.send(signed);
        quotas.observe(endpoint, owner, answer);
        if (!answer.isSuccess()) {
            throw error(endpoint, owner, signed, answer);
        }
        return answer;
    }

    /** Makes a call for an account that is not connected yet, or for none. */
    JsonValue call(HttpCall call) {
        HttpAnswer answer = http.send(call);
        if (!answer.isSuccess()) {
            throw MastodonErrors.of(call, answer, clock.instant());
        }
        return HttpErrors.jsonOf(call, answer);
    }

    /** Opens a long connection in the name of an account. */
    LiveLines listen(AccountContext account, HttpCall call, LiveLines.Listener listener) {
        HttpCall signed = call.bearer(account.needToken().access());
        String owner = owner(account);
        quotas.reserve(Endpoint.READ, owner, Priority.NORMAL);
        return http.lines(
                signed,
                config.callTimeout(),
                listener,
                (refused, answer) -> error(Endpoint.READ, owner, refused, answer));
    }

    private CareException error(Endpoint endpoint, String owner, HttpCall call, HttpAnswer answer) {
        CareException error = MastodonErrors.of(call, answer, clock.instant());
        if (error instanceof RateLimited limited) {
            quotas.block(endpoint, owner, limited.until());
        }
        return error;
    }

    Instant now() {
        return clock.instant();
    }

    private static String owner(AccountContext account) {
        return account.account().workspace() + "/" + account.account().id().externalId();
    }
}
