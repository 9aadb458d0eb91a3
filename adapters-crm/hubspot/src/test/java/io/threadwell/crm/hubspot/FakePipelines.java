package io.threadwell.crm.hubspot;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;

/** The fake's pipeline of deals. */
final class FakePipelines {
    private FakePipelines() {}

    static JsonObject deals() {
        JsonArray stages = JsonArray.create()
                .add(stage("appointmentscheduled", "Appointment scheduled", "false"))
                .add(stage("closedwon", "Closed won", "true"));
        JsonObject pipeline = dated(
                JsonObject.create().put("id", "default").put("label", "Sales").put("stages", stages));
        return JsonObject.create().put("results", JsonArray.create().add(pipeline));
    }

    private static JsonObject stage(String id, String label, String closed) {
        return dated(JsonObject.create()
                .put("id", id)
                .put("label", label)
                .put("metadata", JsonObject.create().put("isClosed", closed)));
    }

    private static JsonObject dated(JsonObject json) {
        return json.put("displayOrder", 0)
                .put("archived", false)
                .put("createdAt", "2026-01-01T00:00:00Z")
                .put("updatedAt", "2026-01-01T00:00:00Z");
    }
}
