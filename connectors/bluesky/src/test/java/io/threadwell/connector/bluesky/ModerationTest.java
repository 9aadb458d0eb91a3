package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModerationTest {
    private final Bluesky bluesky = new Bluesky();
    private final Moderation moderation =
            bluesky.connector.facet(Moderation.class).orElseThrow();
    private final String theirs = Samples.uri(Samples.PERSON, "theirs");

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void hidingKeepsWhoMayAnswerAndWhatIsHiddenAlready() {
        String root = Samples.uri(Accounts.DID, "root");
        String gate = "at://" + Accounts.DID + "/app.bsky.feed.threadgate/root";
        bluesky.server.repository.put(root, Samples.post("open", bluesky.since));
        bluesky.server.repository.put(theirs, Samples.reply("pills", bluesky.since, root, root));
        bluesky.server.repository.put(
                gate,
                JsonObject.create()
                        .put("$type", "app.bsky.feed.threadgate")
                        .put("post", root)
                        .put("createdAt", bluesky.since)
                        .put(
                                "allow",
                                JsonArray.create()
                                        .add(JsonObject.create().put("$type", "app.bsky.feed.threadgate#mentionRule")))
                        .put("hiddenReplies", List.of("at://did:plc:x/app.bsky.feed.post/other")));
        moderation.apply(bluesky.account, theirs, Action.HIDE);
        JsonValue value = bluesky.server.repository.record(gate).orElseThrow().get("value");
        assertThat(value.get("allow").size()).isEqualTo(1);
        assertThat(value.get("hiddenReplies").size()).isEqualTo(2);
        moderation.apply(bluesky.account, theirs, Action.UNHIDE);
        assertThat(bluesky.server
                        .repository
                        .record(gate)
                        .orElseThrow()
                        .at("value", "hiddenReplies")
                        .raw())
                .isEqualTo("[\"at://did:plc:x/app.bsky.feed.post/other\"]");
    }

    @Test
    void underSomebodyElsesPostNothingCanBeHiddenAndNothingOfOthersDeleted() {
        String root = Samples.uri(Samples.PERSON, "root");
        bluesky.server.repository.put(root, Samples.post("mine", bluesky.since));
        bluesky.server.repository.put(theirs, Samples.reply("yes", bluesky.since, root, root));
        assertThatThrownBy(() -> moderation.apply(bluesky.account, theirs, Action.HIDE))
                .isInstanceOf(PermissionDenied.class);
        assertThatThrownBy(() -> moderation.apply(bluesky.account, theirs, Action.DELETE))
                .isInstanceOf(PermissionDenied.class);
        assertThatThrownBy(() -> moderation.apply(bluesky.account, "convo/message", Action.DELETE))
                .isInstanceOf(UnsupportedOperation.class);
    }

    @Test
    void aLikeThatWasGivenInAnAppIsTakenBackToo() {
        bluesky.server.repository.put(theirs, Samples.post("nice", bluesky.since));
        bluesky.server.repository.put(
                "at://" + Accounts.DID + "/app.bsky.feed.like/native",
                JsonObject.create()
                        .put("$type", "app.bsky.feed.like")
                        .put("subject", Samples.reference(theirs))
                        .put("createdAt", bluesky.since));
        moderation.apply(bluesky.account, theirs, Action.LIKE);
        assertThat(bluesky.server.repository.of(Accounts.DID, "app.bsky.feed.like"))
                .hasSize(1);
        moderation.apply(bluesky.account, theirs, Action.UNLIKE);
        assertThat(bluesky.server.repository.of(Accounts.DID, "app.bsky.feed.like"))
                .isEmpty();
    }
}
