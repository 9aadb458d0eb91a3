package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.connector.mastodon.MastodonConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Asks a server for its limits (page "instance API methods"), by version 2, or 1 on older servers and others. What it does not tell
 * is left to the defaults.
 */
final class Instances {
    private final Api api;

    Instances(Api api) {
        this.api = api;
    }

    /** A server's name as it stands in names of people, with settings of an account there. */
    record Told(String domain, Map<String, String> settings) {}

    Told ask(URI server, String token) {
        try {
            return told(server, get(server, "v2", token));
        } catch (NotFound | InvalidRequest | PermissionDenied | ReauthorizationRequired older) {
            return told(server, older(server, token));
        }
    }

    private JsonValue older(URI server, String token) {
        try {
            return get(server, "v1", token);
        } catch (NotFound | InvalidRequest | PermissionDenied | ReauthorizationRequired none) {
            return JsonValue.missing();
        }
    }

    private JsonValue get(URI server, String version, String token) {
        return api.call(HttpCall.get(api.address(server, version, "instance"))
                .bearer(token)
                .named("get server"));
    }

    private static Told told(URI server, JsonValue instance) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(MastodonConnector.SERVER, server.toString()));
        JsonValue configuration = instance.get("configuration");
        JsonValue statuses = configuration.get("statuses");
        JsonValue files = configuration.get("media_attachments");
        OptionalLong characters = statuses.longValue("max_characters");
        put(
                settings,
                MastodonConnector.MAX_CHARACTERS,
                characters.isPresent() ? characters : instance.longValue("max_toot_chars"));
        put(settings, MastodonConnector.URL_CHARACTERS, statuses.longValue("characters_reserved_per_url"));
        OptionalLong most = statuses.longValue("max_media_attachments");
        put(
                settings,
                MastodonConnector.MAX_FILES,
                most.isPresent() ? most : instance.longValue("max_media_attachments"));
        put(settings, MastodonConnector.IMAGE_BYTES, files.longValue("image_size_limit"));
        put(settings, MastodonConnector.VIDEO_BYTES, files.longValue("video_size_limit"));
        configuration
                .get("urls")
                .text("streaming")
                .or(() -> instance.get("urls").text("streaming_api"))
                .filter(address -> !address.isBlank())
                .ifPresent(address -> settings.put(MastodonConnector.STREAMING, address));
        return new Told(domain(server, instance), settings);
    }

    private static void put(Map<String, String> settings, String name, OptionalLong value) {
        value.ifPresent(number -> settings.put(name, Long.toString(number)));
    }

    /** Version 1 tells it as {@code uri}, which on some servers is an address. */
    private static String domain(URI server, JsonValue instance) {
        String told = instance.text("domain").or(() -> instance.text("uri")).orElse("");
        String name = told.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
        return name.isBlank() ? server.getHost() : name;
    }
}
