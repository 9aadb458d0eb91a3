package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.connector.mastodon.MastodonConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds edits and deletions that no long connection told: the latest mentions are held against what they were the last time. What stands
 * no longer among them is looked for before it counts as deleted, because notifications can be dismissed.
 */
final class Changes {
    private static final int MOST = 80;

    private final MastodonConfig config;
    private final Api api;
    private final Notifications reader;

    Changes(MastodonConfig config, Api api, Notifications reader) {
        this.config = config;
        this.api = api;
        this.reader = reader;
    }

    PollPage poll(AccountContext account, @Nullable String cursor) {
        Map<String, String> before = known(cursor);
        HttpCall call = HttpCall.get(api.address(account, "v1", "notifications"))
                .query("types[]", "mention")
                .query("include_filtered", "true")
                .query("limit", Integer.toString(MOST))
                .named("look for changes");
        Map<String, Status> now = new LinkedHashMap<>();
        for (JsonValue one : api.read(account, call, Priority.BACKGROUND).elements()) {
            try {
                Status status = Status.of(account.account().id(), one.get("status"));
                now.put(status.id(), status);
            } catch (Unreadable broken) {
                // The stream of notifications keeps it.
            }
        }
        List<InboundEvent> events = new ArrayList<>();
        before.forEach((id, version) -> events.addAll(changes(account, id, version, now)));
        return new PollPage(events, cursor(now), config.changesEvery());
    }

    private List<InboundEvent> changes(AccountContext account, String id, String version, Map<String, Status> now) {
        Status status = now.get(id);
        if (status != null) {
            return version(status).equals(version) ? List.of() : reader.updated(account, status);
        }
        boolean pushedOut =
                now.size() >= MOST / 2 && now.keySet().stream().allMatch(newer -> Mark.isYounger(id, newer));
        return pushedOut || isThere(account, id)
                ? List.of()
                : List.of(new Deleted(account.account().id(), id, api.now()));
    }

    private boolean isThere(AccountContext account, String id) {
        HttpCall call = HttpCall.get(api.address(account, "v1", "statuses", id)).named("look for post");
        try {
            return api.read(account, call, Priority.BACKGROUND).isObject();
        } catch (NotFound gone) {
            return false;
        }
    }

    private static String version(Status status) {
        return status.editedAt().map(Object::toString).orElse("");
    }

    private static Map<String, String> known(@Nullable String cursor) {
        Map<String, String> known = new LinkedHashMap<>();
        if (cursor != null) {
            try {
                JsonValue.parse(cursor)
                        .get("known")
                        .fields()
                        .forEach((id, version) -> known.put(id, version.text().orElse("")));
            } catch (JsonProblem notOurs) {
                return Map.of();
            }
        }
        return known;
    }

    private static String cursor(Map<String, Status> now) {
        JsonObject known = JsonObject.create();
        now.forEach((id, status) -> known.put(id, version(status)));
        return JsonObject.create().put("known", known).toString();
    }
}
