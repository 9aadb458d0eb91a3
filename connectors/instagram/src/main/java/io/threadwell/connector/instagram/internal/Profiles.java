package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.model.Author;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.HashMap;
import java.util.Map;

/** Tells who writes privately, whose ids are of one account alone (page "User Profile API"). */
final class Profiles implements ProfileSource {
    private final Graph graph;

    Profiles(Graph graph) {
        this.graph = graph;
    }

    @Override
    public Author profile(AccountContext account, String externalId) {
        HttpCall call = HttpCall.get(graph.address(externalId))
                .query("fields", "name,username,follower_count,is_verified_user")
                .named("look for person");
        JsonValue person = graph.call(account, call, Priority.BACKGROUND);
        String username = Words.orNull(person, "username");
        Map<String, String> facts = new HashMap<>();
        person.longValue("follower_count").ifPresent(count -> facts.put(Author.FOLLOWERS, Long.toString(count)));
        if (person.bool("is_verified_user")) {
            facts.put(Author.VERIFIED, "true");
        }
        return new Author(
                externalId,
                Words.orNull(person, "name"),
                username,
                username == null ? null : "https://www.instagram.com/" + username + "/",
                facts);
    }
}
