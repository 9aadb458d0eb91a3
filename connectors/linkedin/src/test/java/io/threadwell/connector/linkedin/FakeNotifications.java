package io.threadwell.connector.linkedin;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the fake notifies of, kept to be asked for: page "Organization Social Action Notifications". */
final class FakeNotifications {
    private static final Pattern RANGE = Pattern.compile("\\(start:([0-9]+),end:([0-9]+)\\)");

    private record Kept(JsonObject json, Instant at) {}

    private final List<Kept> kept = new CopyOnWriteArrayList<>();

    /** Of a comment, as if it told what it answers. */
    void tell(String action, FakeComments.Comment comment) {
        JsonObject told = JsonObject.create()
                .put("entity", comment.urn())
                .put("owner", comment.actor)
                .put("object", comment.parent == null ? comment.thread : comment.parent)
                .put("text", comment.text);
        if (comment.parent == null) {
            told.putNull("parentComment");
        } else {
            told.put("parentComment", comment.parent);
        }
        JsonObject json = JsonObject.create()
                .put("notificationId", 5_603_453_000L + kept.size())
                .put("organizationalEntity", Accounts.OUR_URN)
                .put("action", action)
                .put("sourcePost", comment.thread)
                .put("lastModifiedAt", comment.changed.toEpochMilli())
                .put("generatedActivity", comment.urn().replace("(urn:li:", "("))
                .put("decoratedGeneratedActivity", JsonObject.create().put("comment", told))
                .put("subscriber", Accounts.ADMIN);
        kept.add(0, new Kept(json, comment.changed));
    }

    Reply answer(Call call) {
        Matcher range = RANGE.matcher(call.parameter("timeRange"));
        boolean good = call.parameter("q").equals("criteria")
                && call.parameter("organizationalEntity").equals(Accounts.OUR_URN)
                && call.parameter("actions").startsWith("List(COMMENT,")
                && range.matches();
        if (!good) {
            return Reply.error(400, 0, "INVALID_VALUE", "wrong criteria");
        }
        long from = Long.parseLong(range.group(1));
        long until = Long.parseLong(range.group(2));
        return FakeComments.page(
                call,
                kept.stream()
                        .filter(one ->
                                one.at().toEpochMilli() >= from && one.at().toEpochMilli() <= until)
                        .map(Kept::json)
                        .toList());
    }
}
