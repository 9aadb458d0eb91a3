package io.threadwell.connector.reddit;

import io.threadwell.testkit.MovableClock;
import java.time.Duration;
import java.util.Optional;

/** What writes do at the fake. */
final class FakeWrites {
    private final FakeThings things;
    private final MovableClock clock;

    FakeWrites(FakeThings things, MovableClock clock) {
        this.things = things;
        this.clock = clock;
    }

    Reply answer(Call call) {
        return switch (call.path()) {
            case "/api/comment" -> comment(call);
            case "/api/compose" -> compose(call);
            case "/api/editusertext" -> edit(call);
            case "/api/set_subreddit_sticky", "/api/distinguish" -> pin(call);
            case "/api/del", "/api/remove", "/api/approve" -> change(call);
            default -> Reply.error(404, "Not Found");
        };
    }

    private Reply comment(Call call) {
        Optional<FakeThing> below = things.find(call.field("thing_id"));
        if (below.isEmpty()) {
            return Reply.refusal("NO_THING_ID", "id not specified", "parent");
        } else if (below.get().deleted) {
            return Reply.refusal("DELETED_COMMENT", "that comment has been deleted", "parent");
        } else if (call.field("text").isBlank()) {
            return Reply.refusal("NO_TEXT", "we need something here", "text");
        }
        FakeThing answered = below.get();
        FakeThing written = answered.is("t4")
                ? things.message(FakeThings.US, answered.author, call.field("text"), answered)
                : things.comment(FakeThings.US, call.field("text"), answered);
        return Reply.things(answered.is("t4") ? written.asMessage() : written.json());
    }

    private Reply compose(Call call) {
        if (call.field("subject").isBlank()) {
            return Reply.refusal("NO_SUBJECT", "please enter a subject", "subject");
        } else if (!call.field("to").equalsIgnoreCase(FakeThings.ANA)) {
            return Reply.refusal("USER_DOESNT_EXIST", "that user doesn't exist", "to");
        }
        things.message(FakeThings.US, FakeThings.ANA, call.field("text"), null).subject = call.field("subject");
        return Reply.things();
    }

    private Reply edit(Call call) {
        FakeThing thing = things.find(call.field("thing_id")).orElseThrow();
        if (!thing.author.equals(FakeThings.US)) {
            return Reply.refusal("NOT_AUTHOR", "you can't do that", "thing_id");
        }
        thing.text = call.field("text");
        thing.edited = clock.instant().plus(Duration.ofMinutes(4));
        return Reply.things(thing.json());
    }

    private Reply pin(Call call) {
        FakeThing thing = things.find(call.field("id")).orElseThrow();
        boolean post = call.path().endsWith("sticky");
        boolean pinned =
                post ? call.field("state").equals("true") : call.field("sticky").equals("true");
        if (post && pinned && thing.sticky) {
            return Reply.error(409, "Conflict");
        }
        thing.sticky = pinned;
        return Reply.things();
    }

    /** What is not ours is not deleted, and that is not told. */
    private Reply change(Call call) {
        FakeThing thing = things.find(call.field("id")).orElseThrow();
        switch (call.path()) {
            case "/api/del" -> thing.deleted |= thing.author.equals(FakeThings.US);
            case "/api/remove" -> thing.removed = true;
            default -> {
                thing.removed = false;
                thing.approved = true;
            }
        }
        return Reply.of(200, "{}");
    }
}
