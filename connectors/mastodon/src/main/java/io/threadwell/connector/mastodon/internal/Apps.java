package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.connector.mastodon.ServerApp;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Our apps at servers: the config's, and those that were registered since this connector was made. Thread-safe. */
final class Apps {
    private static final int MOST = 1_000;

    private final MastodonConfig config;
    private final Map<String, ServerApp> registered = new LinkedHashMap<>();

    Apps(MastodonConfig config) {
        this.config = config;
    }

    synchronized Optional<ServerApp> of(URI server) {
        return config.apps().stream()
                .filter(app -> key(app.server()).equals(key(server)))
                .findFirst()
                .or(() -> Optional.ofNullable(registered.get(key(server))));
    }

    synchronized ServerApp keep(ServerApp app) {
        if (registered.size() >= MOST) {
            registered.remove(registered.keySet().iterator().next());
        }
        registered.put(key(app.server()), app);
        return app;
    }

    private static String key(URI server) {
        return server.getScheme() + "://" + server.getAuthority();
    }

    /** @throws InvalidRequest when it is no address of a server */
    URI checked(String server) {
        try {
            return checked(URI.create(server.contains("://") ? server : "https://" + server));
        } catch (IllegalArgumentException none) {
            throw new InvalidRequest("a server is an https address, such as https://mastodon.example");
        }
    }

    /** @throws InvalidRequest when it is no address of a server */
    URI checked(URI server) {
        boolean web = "https".equals(server.getScheme()) || (config.plainHttp() && "http".equals(server.getScheme()));
        boolean bare =
                server.getRawQuery() == null && server.getRawUserInfo() == null && server.getRawFragment() == null;
        if (!web || server.getHost() == null || !bare) {
            throw new InvalidRequest("a server is an https address, such as https://mastodon.example");
        }
        return server;
    }
}
