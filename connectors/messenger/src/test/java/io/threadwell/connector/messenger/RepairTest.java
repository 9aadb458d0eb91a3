package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What polling finds where webhooks were lost, and what it leaves to customers. */
final class RepairTest {
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final FakeMessenger messenger = new FakeMessenger();
    private final MessengerConnector connector =
            MessengerFixture.connector(messenger, MessengerFixture.config(messenger));

    @AfterEach
    void close() {
        messenger.close();
    }

    private PollPage poll(@Nullable String cursor, Instant since) {
        return connector
                .facet(PollingSource.class)
                .orElseThrow()
                .poll(Accounts.page(), MessengerConfig.CONVERSATIONS, cursor, since);
    }

    private List<Posted> all(@Nullable String cursor) {
        List<Posted> found = new ArrayList<>();
        String at = cursor;
        for (int call = 0; call < 20; call++) {
            PollPage page = poll(at, LONG_AGO);
            page.events().forEach(event -> found.add((Posted) event));
            at = page.cursor();
            if (!page.comeAgain().isZero()) {
                return found;
            }
        }
        throw new AssertionError("there is no end of it");
    }

    private Content content(JsonObject message) {
        Written one = messenger.write(Accounts.ANA, false, message);
        return all(null).stream()
                .filter(posted -> posted.externalId().equals(one.id()))
                .findFirst()
                .orElseThrow()
                .content();
    }

    @Test
    void messages_of_both_sides_are_found_with_the_same_ids_and_threads() {
        messenger.write(Accounts.ANA, "hello");
        messenger.write(Accounts.ANA, true, JsonObject.create().put("message", "good morning"));
        assertThat(all(null))
                .satisfiesExactly(
                        theirs -> {
                            assertThat(theirs.externalId()).isEqualTo("m_900");
                            assertThat(theirs.thread()).isEqualTo(ThreadRef.direct("501", null));
                            assertThat(theirs.author()).isEqualTo(Author.of("501", "Person 501"));
                            assertThat(theirs.content()).isEqualTo(Content.text("hello"));
                        },
                        ours -> {
                            assertThat(ours.fromUs()).isTrue();
                            assertThat(ours.author()).isNull();
                            assertThat(ours.thread()).isEqualTo(ThreadRef.direct("501", null));
                        });
    }

    @Test
    void every_conversation_and_every_message_of_it_is_walked() {
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 60; j++) {
                messenger.write("50" + i, i + " says " + j);
            }
        }
        assertThat(all(null))
                .extracting(Posted::externalId)
                .doesNotHaveDuplicates()
                .hasSize(300);
    }

    @Test
    void a_later_round_looks_at_what_was_touched_since_and_a_little_further() {
        messenger.write("501", "long ago");
        messenger.clock.advance(Duration.ofDays(1));
        messenger.write("502", "just now");
        String cursor = null;
        for (PollPage page = poll(null, LONG_AGO); cursor == null; page = poll(page.cursor(), LONG_AGO)) {
            cursor = page.comeAgain().isZero() ? null : page.cursor();
        }
        int before = messenger.server().getAllServeEvents().size();
        messenger.write("503", "news");
        assertThat(all(cursor)).extracting(Posted::externalId).containsExactly("m_901", "m_902");
        assertThat(messenger.server().getAllServeEvents().size() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void media_stickers_and_links_are_known() {
        JsonObject film = JsonObject.create()
                .put("mime_type", "video/mp4")
                .put("name", "1.mp4")
                .put("image_data", JsonObject.create().put("width", 1))
                .put("video_data", JsonObject.create().put("url", "https://video.example/1"));
        JsonObject text = JsonObject.create().put("mime_type", "text/plain").put("file_url", "https://cdn.example/t");
        assertThat(content(JsonObject.create().put("attachments", FakeMessenger.list(List.of(film, text))))
                        .attachments())
                .containsExactly(
                        new Attachment(Attachment.Kind.VIDEO, "https://video.example/1", "video/mp4", "1.mp4", null),
                        new Attachment(Attachment.Kind.FILE, "https://cdn.example/t", "text/plain", null, null));
        JsonObject link = JsonObject.create().put("link", "https://example.org").put("name", "News");
        assertThat(content(JsonObject.create()
                                .put("sticker", "https://cdn.example/s")
                                .put("shares", FakeMessenger.list(List.of(link))))
                        .attachments())
                .containsExactly(
                        Attachment.of(Attachment.Kind.STICKER, "https://cdn.example/s"),
                        new Attachment(Attachment.Kind.LINK, "https://example.org", null, "News", null));
    }

    @Test
    void what_facebook_does_not_show_says_so() {
        JsonObject hidden = JsonObject.create().put("id", "1").put("name", "Media not available");
        Content content = content(JsonObject.create().put("attachments", FakeMessenger.list(List.of(hidden))));
        assertThat(content.text()).contains("does not show");
        assertThat(content.attributes()).containsKey(MessengerConnector.UNSUPPORTED);
    }

    @Test
    void a_message_of_nobody_is_kept_and_the_others_are_read() {
        JsonValue page = FakeMessenger.list(List.of(JsonObject.create()
                        .put("id", "t_1")
                        .put("updated_time", "2025-03-03T09:00:00+0000")
                        .put(
                                "messages",
                                FakeMessenger.list(List.of(
                                        JsonObject.create().put("id", "m_1"),
                                        new Written(
                                                        "m_2",
                                                        "501",
                                                        false,
                                                        JsonObject.create().put("message", "hello"),
                                                        Deliveries.WRITTEN)
                                                .json())))))
                .toValue();
        messenger.answerNext(200, page.raw());
        List<InboundEvent> events = poll(null, LONG_AGO).events();
        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isInstanceOf(Posted.class);
        assertThat(events.get(1)).isInstanceOf(Unsupported.class);
    }

    @Test
    void a_conversation_that_facebook_shows_no_further_holds_up_no_other() {
        for (int i = 0; i < 30; i++) {
            messenger.write("501", "first " + i);
        }
        for (int i = 0; i < 30; i++) {
            messenger.write("502", "second " + i);
        }
        PollPage first = poll(null, LONG_AGO);
        messenger.answerNext(400, FakeMessenger.errorBody(100, 33));
        PollPage hidden = poll(first.cursor(), LONG_AGO);
        assertThat(hidden.events()).singleElement().isInstanceOfSatisfying(Noted.class, noted -> assertThat(
                        noted.what())
                .isEqualTo("messages not shown"));
        assertThat(all(hidden.cursor()))
                .hasSize(10)
                .allMatch(posted -> posted.thread().key().equals("501"));
    }

    @Test
    void a_page_looks_twice_in_a_second_and_polling_leaves_one_look_to_customers() {
        messenger.write(Accounts.ANA, "hello");
        Instant now = messenger.clock.instant();
        MessengerConnector standing = MessengerConnector.builder()
                .config(MessengerFixture.config(messenger).build())
                .clock(() -> now)
                .build();
        PollingSource polling = standing.facet(PollingSource.class).orElseThrow();
        ReplySender sender = standing.facet(ReplySender.class).orElseThrow();
        polling.poll(Accounts.page(), MessengerConfig.CONVERSATIONS, null, LONG_AGO);
        assertThatThrownBy(() -> polling.poll(Accounts.page(), MessengerConfig.CONVERSATIONS, null, LONG_AGO))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isBetween(now, now.plusSeconds(2)));
        sender.find(Accounts.page(), Accounts.answer(Content.text("hello")), now);
        assertThatThrownBy(() -> sender.find(Accounts.page(), Accounts.answer(Content.text("hello")), now))
                .isInstanceOf(RateLimited.class);
        assertThat(messenger.server().getAllServeEvents()).hasSize(2);
    }

    @Test
    void there_is_one_stream() {
        assertThatThrownBy(() -> connector
                        .facet(PollingSource.class)
                        .orElseThrow()
                        .poll(Accounts.page(), "feed", null, LONG_AGO))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_cursor_that_is_none_begins_anew() {
        messenger.write(Accounts.ANA, "hello");
        assertThat(all("nonsense")).hasSize(1);
        assertThat(all("{}")).hasSize(1);
    }

    @Test
    void polling_rests_when_three_quarters_are_used_up_and_answers_go_on() {
        messenger.answerNext(
                200,
                "{\"data\":[]}",
                "X-Business-Use-Case-Usage",
                "{\"1001\":[{\"type\":\"messenger\",\"call_count\":76}]}");
        poll(null, LONG_AGO);
        messenger.clock.advanceSeconds(2);
        assertThatThrownBy(() -> poll(null, LONG_AGO)).isInstanceOf(RateLimited.class);
        connector
                .facet(ReplySender.class)
                .orElseThrow()
                .send(Accounts.page(), Accounts.answer(Content.text("we are here")));
        assertThat(messenger.saying("we are here")).isEqualTo(1);
    }
}
