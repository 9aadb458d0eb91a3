package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.model.Author;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** Tells the names of people, whose ids are of one page alone (page "User Profile API"). */
final class Profiles implements ProfileSource {
    private final Graph graph;

    Profiles(Graph graph) {
        this.graph = graph;
    }

    @Override
    public Author profile(AccountContext account, String externalId) {
        HttpCall call = HttpCall.get(graph.address(externalId))
                .query("fields", "id,name,first_name,last_name")
                .named("look for person");
        JsonValue person = graph.call(account, call, Priority.BACKGROUND);
        String whole = Said.words(person, "name");
        String parts = (Said.words(person, "first_name") + " " + Said.words(person, "last_name")).strip();
        String name = whole.isBlank() ? parts : whole;
        return Author.of(externalId, name.isBlank() ? null : name);
    }
}
