package io.threadwell.helpdesk.helpscout;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A conversation of the fake, and how Help Scout's pages show it. */
public final class FakeConversation {
    /** A thread; what it does not have is empty or 0. */
    public static final class FakeThread {
        public final long id;
        public final String type;
        public String body = "";
        public String status = "nochange";
        public String state = "published";
        public String by = "user";
        public long byId;
        public Instant at;
        public long assignedTo;
        public JsonObject action = JsonObject.create();
        public JsonObject rating = JsonObject.create();
        public final Map<String, byte[]> files = new LinkedHashMap<>();

        FakeThread(long id, String type, Instant at) {
            this.id = id;
            this.type = type;
            this.at = at;
        }

        JsonObject json() {
            JsonObject json = JsonObject.create()
                    .put("id", id)
                    .put("type", type)
                    .put("status", status)
                    .put("state", state)
                    .put("body", body)
                    .put("source", JsonObject.create().put("type", "api").put("via", by))
                    .put("createdBy", JsonObject.create().put("id", byId).put("type", by))
                    .put("createdAt", at);
            if (assignedTo > 0) {
                json.put("assignedTo", JsonObject.create().put("id", assignedTo).put("type", "user"));
            }
            if (!action.isEmpty()) {
                json.put("action", action);
            }
            if (!rating.isEmpty()) {
                json.put("rating", rating);
            }
            JsonArray attachments = JsonArray.create();
            files.keySet()
                    .forEach(name -> attachments.add(JsonObject.create()
                            .put("id", 9)
                            .put("filename", name)
                            .put("mimeType", "image/png")
                            .put(
                                    "_links",
                                    JsonObject.create()
                                            .put(
                                                    "web",
                                                    JsonObject.create()
                                                            .put("href", "https://secure.helpscout.net/file/9")))));
            return json.put("_embedded", JsonObject.create().put("attachments", attachments));
        }
    }

    public final long id;
    public long mailbox;
    public String status = "active";
    public String state = "published";
    public String subject = "";
    public String customer = "";
    public long assignee;
    public long closedBy;
    public Instant closedAt;
    public Instant userUpdatedAt;
    public Instant modifiedAt;
    public long mergedInto;
    public final Set<String> tags = new TreeSet<>();
    public final Map<Long, String> fields = new TreeMap<>();
    public final List<FakeThread> threads = new ArrayList<>();

    FakeConversation(long id, Instant now) {
        this.id = id;
        this.modifiedAt = now;
        this.userUpdatedAt = now;
    }

    /** The newest first. */
    List<FakeThread> newestFirst() {
        return threads.stream()
                .sorted(Comparator.comparing((FakeThread thread) -> thread.at)
                        .reversed()
                        .thenComparing(thread -> -thread.id))
                .toList();
    }

    JsonObject json(boolean withThreads) {
        JsonArray tagList = JsonArray.create();
        tags.forEach(
                tag -> tagList.add(JsonObject.create().put("id", tag.hashCode()).put("tag", tag)));
        JsonArray fieldList = JsonArray.create();
        fields.forEach((field, value) -> fieldList.add(JsonObject.create()
                .put("id", field)
                .put("name", "Field " + field)
                .put("value", value)
                .put("text", value)));
        JsonObject json = JsonObject.create()
                .put("id", id)
                .put("number", id + 1)
                .put("threads", threads.size())
                .put("type", "email")
                .put("status", status)
                .put("state", state)
                .put("subject", subject)
                .put("mailboxId", mailbox)
                .put("userUpdatedAt", userUpdatedAt)
                .put("tags", tagList)
                .put("customFields", fieldList)
                .put("primaryCustomer", JsonObject.create().put("email", customer));
        if (closedAt != null) {
            json.put("closedAt", closedAt).put("closedBy", closedBy);
        }
        if (withThreads) {
            JsonArray list = JsonArray.create();
            newestFirst().stream()
                    .filter(thread -> !thread.type.equals("lineitem"))
                    .forEach(thread -> list.add(thread.json()));
            json.put("_embedded", JsonObject.create().put("threads", list));
        }
        return json;
    }
}
