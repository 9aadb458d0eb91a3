package io.threadwell.connector.reddit;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.MovableClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Conversations with moderators at the fake. */
final class FakeModmail {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxx", Locale.ROOT);

    final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    private final MovableClock clock;
    private int last = 5_000;

    FakeModmail(MovableClock clock) {
        this.clock = clock;
    }

    /** As Reddit writes it today: with microseconds, and an offset without a colon. */
    static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    /** A message; {@code as} is what Reddit says of whom it is from. */
    record Written(String id, String author, String as, String text, Instant at, boolean internal, boolean hidden) {
        JsonObject json() {
            boolean mod = as.equals("moderator");
            JsonObject who = JsonObject.create()
                    .put("name", author)
                    .put("isMod", mod)
                    .put("isAdmin", false)
                    .put("isParticipant", !mod)
                    .put("isHidden", hidden)
                    .put("isDeleted", false)
                    .put("id", 56_923_181);
            return JsonObject.create()
                    .put("id", id)
                    .put("author", who)
                    .put("participatingAs", as)
                    .put("isInternal", internal)
                    .put("date", date(at))
                    .put("bodyMarkdown", text)
                    .put("body", "<p>" + text + "</p>");
        }
    }

    /** A conversation. */
    static final class Conversation {
        final String id;
        final List<Written> messages = new CopyOnWriteArrayList<>();
        boolean internal;
        boolean gone;

        Conversation(String id) {
            this.id = id;
        }

        Instant updated() {
            return messages.get(messages.size() - 1).at();
        }

        JsonObject json() {
            List<JsonObject> refs = messages.stream()
                    .map(one -> JsonObject.create().put("id", one.id()).put("key", "messages"))
                    .toList();
            return JsonObject.create()
                    .put("id", id)
                    .put("subject", "My post was removed")
                    .put("owner", JsonObject.create().put("displayName", "acme").put("type", "subreddit"))
                    .put("isInternal", internal)
                    .put("isRepliable", true)
                    .put("lastUpdated", date(updated()))
                    .put("numMessages", messages.size())
                    .put("objIds", JsonArray.of(refs));
        }

        Reply whole(int status) {
            JsonObject all = JsonObject.create();
            messages.forEach(one -> all.put(one.id(), one.json()));
            JsonObject action =
                    JsonObject.create().put("id", "bmb6").put("date", updated()).put("actionTypeId", 2);
            JsonObject body = JsonObject.create()
                    .put("conversation", json())
                    .put("messages", all)
                    .put("modActions", JsonObject.create().put("bmb6", action));
            return Reply.of(status, body.toString());
        }
    }

    Conversation begun(String text) {
        Conversation conversation = new Conversation("c" + Integer.toString(++last, 36));
        conversations.add(conversation);
        write(conversation, FakeThings.ANA, "participant_user", text);
        return conversation;
    }

    Written write(Conversation in, String author, String as, String text) {
        return write(in, author, as, text, false, false);
    }

    Written note(Conversation in, String text) {
        return write(in, FakeThings.US, "moderator", text, true, false);
    }

    Written write(Conversation in, String author, String as, String text, boolean internal, boolean hidden) {
        Instant at = clock.advanceSeconds(1);
        Written written = new Written("m" + Integer.toString(++last, 36), author, as, text, at, internal, hidden);
        in.messages.add(written);
        return written;
    }

    Reply list(Call call) {
        List<Conversation> all = new ArrayList<>(conversations);
        all.sort(Comparator.comparing(Conversation::updated).reversed());
        List<String> ids = all.stream().map(one -> one.id).toList();
        int from = call.parameter("after").isEmpty() ? 0 : ids.indexOf(call.parameter("after")) + 1;
        int to = Math.min(all.size(), from + Integer.parseInt(call.parameter("limit")));
        JsonObject known = JsonObject.create();
        all.subList(from, to).forEach(one -> known.put(one.id, one.json()));
        return Reply.ok(JsonObject.create()
                .put("conversations", known)
                .put("conversationIds", JsonArray.of(ids.subList(from, to))));
    }

    Reply one(Call call) {
        String id = call.path().substring(call.path().lastIndexOf('/') + 1);
        Conversation conversation = conversations.stream()
                .filter(one -> one.id.equals(id) && !one.gone)
                .findFirst()
                .orElse(null);
        if (conversation == null) {
            return Reply.error(404, "Not Found");
        }
        if (call.isWrite()) {
            boolean internal = Boolean.parseBoolean(call.field("isInternal"));
            boolean hidden = Boolean.parseBoolean(call.field("isAuthorHidden"));
            write(conversation, FakeThings.US, "moderator", call.field("body"), internal, hidden);
            return conversation.whole(201);
        }
        return conversation.whole(200);
    }
}
