package io.threadwell.connector.messenger;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A message as the stub holds it.
 *
 * @param message what it says, in the Conversations API's form
 */
record Written(String id, String person, boolean ours, JsonObject message, Instant at) {
    JsonObject json() {
        JsonObject page = JsonObject.create().put("id", Accounts.PAGE).put("name", "Our page");
        JsonObject other = JsonObject.create().put("id", person).put("name", "Person " + person);
        JsonObject json = JsonObject.create();
        message.toValue().fields().forEach(json::put);
        return json.put("id", id)
                .put("created_time", at.toString())
                .put("from", ours ? page : other)
                .put("to", FakeMessenger.list(List.of(ours ? other : page)));
    }
}
