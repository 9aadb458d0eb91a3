package io.threadwell.connector.x.internal;

import io.threadwell.api.model.Author;
import io.threadwell.support.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came along with posts and messages (page "Expansions"): people, media and other posts. */
final class Includes {
    private final Map<String, JsonValue> users = new HashMap<>();
    private final Map<String, JsonValue> media = new HashMap<>();
    private final Map<String, JsonValue> posts = new HashMap<>();

    Includes(JsonValue includes) {
        keep(users, includes.get("users"), "id");
        keep(media, includes.get("media"), "media_key");
        keep(posts, Fields.either(includes, "posts", "tweets"), "id");
    }

    private static void keep(Map<String, JsonValue> into, JsonValue list, String key) {
        for (JsonValue given : list.elements()) {
            JsonValue one = Fields.unwrapped(given);
            String id = Fields.id(one, key);
            if (id != null) {
                into.put(id, one);
            }
        }
    }

    /** Somebody of whom perhaps no more than the id is known. */
    @Nullable
    Author user(@Nullable String id) {
        if (id == null) {
            return null;
        }
        JsonValue user = users.get(id);
        return user == null ? Author.of(id, null) : People.of(user);
    }

    /** Missing where it did not come along. */
    JsonValue media(String key) {
        return media.getOrDefault(key, JsonValue.missing());
    }

    /** Missing where it did not come along. */
    JsonValue post(@Nullable String id) {
        return id == null ? JsonValue.missing() : posts.getOrDefault(id, JsonValue.missing());
    }
}
