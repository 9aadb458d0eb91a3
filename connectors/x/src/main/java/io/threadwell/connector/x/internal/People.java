package io.threadwell.connector.x.internal;

import io.threadwell.api.model.Author;
import io.threadwell.support.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads users: those of API v2, and those of the Account Activity API, which have the older form. */
final class People {
    private People() {}

    /** Nobody where the user has no id. */
    static @Nullable Author of(JsonValue given) {
        JsonValue user = Fields.unwrapped(given);
        String id = Fields.id(user, "id");
        if (id == null) {
            return null;
        }
        String handle = user.text("username").or(() -> user.text("screen_name")).orElse(null);
        String profile = handle == null ? null : "https://x.com/" + handle;
        return new Author(id, user.text("name").orElse(null), handle, profile, facts(user));
    }

    private static Map<String, String> facts(JsonValue user) {
        Map<String, String> facts = new LinkedHashMap<>();
        JsonValue metrics = user.get("public_metrics");
        Fields.either(metrics, "followers_count", "followers")
                .text()
                .or(() -> user.text("followers_count"))
                .ifPresent(count -> facts.put(Author.FOLLOWERS, count));
        if (user.bool("verified")) {
            facts.put(Author.VERIFIED, "true");
        }
        return facts;
    }
}
