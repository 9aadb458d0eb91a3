package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.MessageKind;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private final Bluesky bluesky = new Bluesky();
    private final Instant now = bluesky.since;

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void whatIsNewComesOnceAndOldestFirst() {
        String first = bluesky.mentioned("a", now.plusSeconds(1));
        String second = bluesky.mentioned("b", now.plusSeconds(2));
        bluesky.tick(Duration.ofSeconds(15));
        assertThat(bluesky.idsOf("notifications")).containsExactly(first, second);
        assertThat(bluesky.idsOf("notifications")).isEmpty();
        String third = bluesky.mentioned("c", now.plusSeconds(3));
        assertThat(bluesky.idsOf("notifications")).containsExactly(third);
    }

    @Test
    void whatWasThereBeforeWeConnectedIsNotOursEvenWhenThePollLooksFartherBack() {
        bluesky.mentioned("old", now.minusSeconds(30));
        assertThat(bluesky.idsOf("notifications")).isEmpty();
        String fresh = bluesky.mentioned("new", now.plusSeconds(1));
        bluesky.tick(Duration.ofSeconds(15));
        assertThat(bluesky.idsOf("notifications")).containsExactly(fresh);
    }

    @Test
    void aPostThatIsFiledBehindOthersThatWereSeenIsNotMissed() {
        bluesky.mentioned("a", now.plusSeconds(60));
        bluesky.tick(Duration.ofSeconds(61));
        bluesky.poll("notifications");
        String late = bluesky.mentioned("late", now.plusSeconds(10));
        assertThat(bluesky.idsOf("notifications")).containsExactly(late);
        assertThat(bluesky.idsOf("notifications")).isEmpty();
    }

    @Test
    void postsOfOneMillisecondAcrossTheEndOfAPageAreNotMissed() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            all.add(bluesky.mentioned("k" + i, now.plusMillis(1 + i / 70)));
        }
        bluesky.tick(Duration.ofSeconds(15));
        assertThat(bluesky.idsOf("notifications")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aBacklogTooLongForOnePollGoesOnInTheNextAndAcrossARestart() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            all.add(bluesky.mentioned("k" + i, now.plusMillis(1 + i)));
        }
        bluesky.tick(Duration.ofMinutes(1));
        PollPage part = bluesky.polling.poll(bluesky.account, "notifications", null, now);
        assertThat(part.comeAgain()).isZero();
        assertThat(bluesky.idsOf("notifications")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(bluesky.idsOf("notifications")).isEmpty();
    }

    @Test
    void onePostThatAnswersUsAndNamesUsIsOneItem() {
        String ours = Samples.uri(Accounts.DID, "ours");
        String uri = Samples.uri(Samples.PERSON, "both");
        JsonObject record = Samples.reply("@care yes", now, ours, ours);
        bluesky.server.notifications.add(Samples.notification("mention", uri, record, now.plusMillis(5)));
        bluesky.server.notifications.add(Samples.notification("reply", uri, record, now.plusMillis(5)));
        assertThat(bluesky.poll("notifications").events())
                .singleElement()
                .isInstanceOfSatisfying(Posted.class, posted -> {
                    assertThat(posted.kind()).isEqualTo(MessageKind.COMMENT);
                    assertThat(posted.thread()).isEqualTo(ThreadRef.rootUnder(uri, ours));
                });
    }

    @Test
    void reactionsAreFetchedWhenWantedOnly() {
        String ours = Samples.uri(Accounts.DID, "ours");
        String like = "at://" + Samples.PERSON + "/app.bsky.feed.like/l";
        JsonObject record = JsonObject.create()
                .put("$type", "app.bsky.feed.like")
                .put("subject", Samples.reference(ours))
                .put("createdAt", now);
        JsonObject liked =
                Samples.notification("like", like, record, now.plusMillis(1)).put("reasonSubject", ours);
        JsonObject follow = Samples.notification(
                "follow",
                "at://" + Samples.PERSON + "/app.bsky.graph.follow/f",
                JsonObject.create(),
                now.plusMillis(2));
        bluesky.server.notifications.add(liked);
        bluesky.server.notifications.add(follow);
        assertThat(bluesky.poll("notifications").events()).isEmpty();

        try (Bluesky curious =
                new Bluesky(BlueskyConfig.builder().reactions(true).build())) {
            curious.server.notifications.add(liked);
            curious.server.notifications.add(follow);
            List<InboundEvent> events = curious.poll("notifications").events();
            assertThat(events).hasSize(2);
            assertThat(events.get(0)).isInstanceOfSatisfying(Reacted.class, reacted -> {
                assertThat(reacted.externalId()).isEqualTo(ours);
                assertThat(reacted.reaction()).isEqualTo("like");
            });
            assertThat(events.get(1))
                    .isEqualTo(new Noted(curious.account.account().id(), "follow", now.plusMillis(2)));
        }
    }

    @Test
    void whatIsOfAnUnknownKindIsKeptAsItCame() {
        String uri = "at://" + Samples.PERSON + "/com.example.other/x";
        JsonObject odd = JsonObject.create().put("$type", "com.example.other").put("words", "hi");
        bluesky.server.notifications.add(Samples.notification("mention", uri, odd, now.plusMillis(1)));
        assertThat(bluesky.poll("notifications").events())
                .singleElement()
                .isInstanceOfSatisfying(
                        Unsupported.class, kept -> assertThat(kept.raw()).contains("com.example.other"));
    }

    @Test
    void imagesComeWithTheAddressesAndWordsThatTheNetworkShows() {
        String uri = Samples.uri(Samples.PERSON, "pictured");
        JsonObject file = JsonObject.create()
                .put("$type", "blob")
                .put("ref", JsonObject.create().put("$link", "bafkreiphoto"))
                .put("mimeType", "image/jpeg")
                .put("size", 12);
        JsonObject image = JsonObject.create().put("alt", "a broken cup").put("image", file);
        JsonObject embed = JsonObject.create()
                .put("$type", "app.bsky.embed.images")
                .put("images", JsonArray.create().add(image));
        JsonObject record = Samples.post("look", now).put("embed", embed);
        bluesky.server.notifications.add(Samples.notification("mention", uri, record, now.plusMillis(1)));
        bluesky.server.repository.put(uri, record);
        Posted posted = (Posted) bluesky.poll("notifications").events().get(0);
        assertThat(posted.content().attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.kind()).isEqualTo(Attachment.Kind.IMAGE);
            assertThat(attachment.altText()).isEqualTo("a broken cup");
            assertThat(attachment.url()).contains(Samples.PERSON).contains("bafkreiphoto");
        });
    }

    @Test
    void aCursorThatNobodyHereWroteIsTheBeginning() {
        String uri = bluesky.mentioned("a", now.plusMillis(1));
        for (String cursor : List.of("", "x", "[]", "{\"at\":7}", "{\"at\":\"never\"}")) {
            assertThat(bluesky.polling
                            .poll(bluesky.account, "notifications", cursor, now)
                            .events())
                    .extracting(event -> ((Posted) event).externalId())
                    .containsExactly(uri);
        }
    }
}
