package io.threadwell.connector.instagram;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** A private message; {@code comment} when it answers one. */
record FakeMessage(String id, String person, boolean ours, String text, Instant at, String comment) {
    JsonObject json() {
        JsonObject us = JsonObject.create().put("id", Accounts.US).put("username", "ourshop");
        JsonObject them = JsonObject.create().put("id", person).put("username", FakeAnswers.name(person));
        return JsonObject.create()
                .put("id", id)
                .put("created_time", at.toString())
                .put("from", ours ? us : them)
                .put("to", FakeAnswers.list(List.of(ours ? them : us)))
                .put("message", text);
    }
}
