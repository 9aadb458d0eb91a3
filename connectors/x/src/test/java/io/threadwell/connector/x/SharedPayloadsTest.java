package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.connector.Answers.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every recorded payload is read, in the place where X sends it: nothing throws, nothing vanishes, and each says what it shows. */
final class SharedPayloadsTest {
    private static final Set<String> SHOWN = Set.of(
            "v1-dm-event",
            "v1-dm-events",
            "v1-error-duplicate",
            "v1-media-upload-failed",
            "v1-retweet",
            "v1-status",
            "v1-tweet-quote",
            "v1-tweet-rtl-emoji",
            "v2-create-answer",
            "v2-dm-created",
            "v2-dm-events",
            "v2-expansions",
            "v2-mentions",
            "v2-problem",
            "v2-quote-tweets",
            "v2-retweets",
            "v2-search",
            "v2-tweet",
            "v2-tweet-expanded");

    private FakeX x;

    @BeforeEach
    void start() {
        x = new FakeX();
    }

    @AfterEach
    void stop() {
        x.close();
    }

    private static String recorded(String name) throws IOException {
        Path file = Shared.file("payloads/x/" + name + ".json").orElse(null);
        assumeTrue(file != null, "the recorded payloads are not on this machine");
        return Files.readString(file);
    }

    @Test
    void no_payload_is_left_out() throws IOException {
        recorded("v2-tweet");
        Path folder = Shared.file("payloads/x").orElseThrow();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .collect(Collectors.toSet()))
                    .isEqualTo(SHOWN);
        }
    }

    /** What a webhook of the Account Activity API makes of events of a kind. */
    private static List<InboundEvent> delivered(String user, String kind, String events) {
        return Deliveries.parse("{\"for_user_id\":\"" + user + "\",\"" + kind + "\":" + events + "}");
    }

    private static Posted status(String name) throws IOException {
        List<InboundEvent> events = delivered("1", "tweet_create_events", "[" + recorded(name) + "]");
        assertThat(events).hasSize(1);
        return (Posted) events.get(0);
    }

    /** What a poll makes of an answer. */
    private List<InboundEvent> polled(String stream, String answer) {
        x.next(200, answer, Map.of());
        PollingSource polling = XFixture.connector(
                        x,
                        XFixture.config(x).streams(Set.of(XConfig.MENTIONS, XConfig.SEARCH, XConfig.DIRECT_MESSAGES)))
                .facet(PollingSource.class)
                .orElseThrow();
        PollPage page = polling.poll(Accounts.acme(), stream, null, Instant.EPOCH.plusSeconds(1_300_000_000));
        return page.events();
    }

    @Test
    void an_older_direct_message_event() throws IOException {
        String event = JsonValue.parse(recorded("v1-dm-event")).get("event").raw();
        assertThat(delivered("58983", "direct_message_events", event))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one).isInstanceOfSatisfying(Posted.class, posted -> {
                    assertThat(posted.content().text()).isEqualTo("testing");
                    assertThat(posted.thread()).isEqualTo(ThreadRef.direct("124294236", null));
                    assertThat(posted.sentAt()).isEqualTo(Instant.ofEpochMilli(1_528_750_528_627L));
                }));
    }

    @Test
    void a_list_of_older_direct_message_events_with_emoji_pictures_and_both_sides() throws IOException {
        JsonValue events = JsonValue.parse(recorded("v1-dm-events")).get("events");
        List<InboundEvent> read = delivered("22095868", "direct_message_events", events.raw());
        assertThat(read).hasSameSizeAs(events.elements()).allMatch(Posted.class::isInstance);
        List<Posted> posted = read.stream().map(Posted.class::cast).toList();
        assertThat(posted).anyMatch(Posted::fromUs).anyMatch(one -> !one.fromUs());
        assertThat(posted).anyMatch(one -> one.content().text().equals("😍"));
        assertThat(posted).anyMatch(one -> one.content().attachments().stream()
                .anyMatch(media ->
                        media.kind() == Attachment.Kind.IMAGE && media.url().contains("ton.twitter.com")));
        assertThat(posted).noneMatch(one -> one.thread().key().equals("22095868"));
    }

    @Test
    void an_older_post_a_quote_and_reposts() throws IOException {
        Posted status = status("v1-status");
        JsonValue json = JsonValue.parse(recorded("v1-status"));
        assertThat(status.externalId()).isEqualTo(json.text("id_str", ""));
        assertThat(status.author()).isNotNull();
        assertThat(status.author().handle()).isEqualTo(json.get("user").text("screen_name", ""));

        Posted quote = status("v1-tweet-quote");
        assertThat(quote.content().attributes()).containsEntry(ContentAttributes.QUOTES, "928209771185893377");
        assertThat(quote.content().text()).as("the whole text").contains("頑張る皆さまを暖かく包み込みます");
        assertThat(quote.sentAt()).isEqualTo(Instant.parse("2017-11-19T23:14:23Z"));

        for (String repost : List.of("v1-retweet", "v1-tweet-rtl-emoji")) {
            assertThat(delivered("1", "tweet_create_events", recorded(repost)))
                    .as(repost)
                    .hasExactlyElementsOfTypes(Noted.class);
        }
    }

    @Test
    void a_post_from_right_to_left_with_emoji() throws IOException {
        String original = JsonValue.parse(recorded("v1-tweet-rtl-emoji"))
                .get("retweeted_status")
                .raw();
        Posted posted = (Posted) delivered("1", "tweet_create_events", original).get(0);
        assertThat(posted.content().text()).contains("😈🍕");
        assertThat(posted.content().attachments())
                .hasSize(1)
                .allMatch(film ->
                        film.kind() == Attachment.Kind.VIDEO && film.url().contains("1280x720"));
    }

    @Test
    void mentions_a_search_quotes_and_reposts() throws IOException {
        List<InboundEvent> mentions = polled(XConfig.MENTIONS, recorded("v2-mentions"));
        assertThat(mentions).hasSize(5).allMatch(Posted.class::isInstance);
        assertThat(((Posted) mentions.get(0)).externalId()).as("oldest first").isEqualTo("1364367885582352386");

        List<InboundEvent> found = polled(XConfig.SEARCH, recorded("v2-search"));
        assertThat(found).hasSize(4).allMatch(Posted.class::isInstance);
        Posted last = (Posted) found.get(3);
        assertThat(last.thread().parent()).isEqualTo("1275653067283759104");
        assertThat(last.author()).isNotNull();
        assertThat(last.author().handle()).isEqualTo("happycamper");
        assertThat(last.content().attachments()).hasSize(1);

        JsonValue quotes = JsonValue.parse(recorded("v2-quote-tweets"));
        assertThat(polled(XConfig.MENTIONS, quotes.raw()))
                .hasSameSizeAs(quotes.get("data").elements());
        JsonValue reposts = JsonValue.parse(recorded("v2-retweets"));
        assertThat(polled(XConfig.MENTIONS, reposts.raw()))
                .hasSameSizeAs(reposts.get("data").elements())
                .allMatch(event -> event instanceof Posted posted
                        && posted.content().text().startsWith("RT @XDevelopers"));
    }

    @Test
    void a_post_with_what_came_along() throws IOException {
        JsonObject answer = JsonObject.create()
                .put("data", List.of(JsonValue.parse(recorded("v2-tweet"))))
                .put("includes", JsonValue.parse(recorded("v2-expansions")));
        Posted posted = (Posted) polled(XConfig.MENTIONS, answer.toString()).get(0);
        assertThat(posted.thread()).isEqualTo(ThreadRef.childOf("1212092627178287104", null));
        assertThat(posted.author()).isNotNull();
        assertThat(posted.author().label()).isEqualTo("Twitter Dev");
        assertThat(posted.content().attachments()).hasSize(1).allMatch(one -> one.kind() == Attachment.Kind.VIDEO);

        JsonValue expanded = JsonValue.parse(recorded("v2-tweet-expanded"));
        String list = JsonObject.create()
                .put("data", List.of(expanded.get("data")))
                .put("includes", expanded.get("includes"))
                .toString();
        Posted film = (Posted) polled(XConfig.MENTIONS, list).get(0);
        assertThat(film.content().attachments()).hasSize(1).allMatch(one -> one.kind() == Attachment.Kind.VIDEO);
        assertThat(film.sentAt())
                .as("the time that the id holds")
                .isBetween("2018-11-26T00:00:00Z", "2018-11-28T00:00:00Z");
    }

    @Test
    void direct_messages_of_a_group() throws IOException {
        assertThat(polled(XConfig.DIRECT_MESSAGES, recorded("v2-dm-events")))
                .hasSize(1)
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(Posted.class, posted -> {
                    assertThat(posted.thread().key()).isEqualTo("group:1585094756761149440");
                    assertThat(posted.visibility()).isEqualTo(Visibility.PRIVATE);
                }));
    }

    private ReplySender sender() {
        return XFixture.connector(x).facet(ReplySender.class).orElseThrow();
    }

    private OutboundMessage draft(Kind kind) {
        return new XAnswers(x).draft(kind);
    }

    @Test
    void what_x_answers_to_what_we_write() throws IOException {
        x.next(201, recorded("v2-create-answer"), Map.of());
        assertThat(sender().send(Accounts.acme(), draft(Kind.PUBLIC_REPLY)).externalIds())
                .containsExactly("1445880548472328192");
        x.next(201, recorded("v2-dm-created"), Map.of());
        assertThat(sender().send(Accounts.acme(), draft(Kind.DIRECT_MESSAGE)).externalIds())
                .containsExactly("128341038123");
    }

    @Test
    void errors_in_all_their_forms() throws IOException {
        x.next(403, recorded("v1-error-duplicate"), Map.of());
        assertThatThrownBy(() -> sender().send(Accounts.acme(), draft(Kind.PUBLIC_REPLY)))
                .isInstanceOf(DuplicateContent.class);
        x.next(400, recorded("v2-problem"), Map.of());
        assertThatThrownBy(() -> sender().send(Accounts.acme(), draft(Kind.PUBLIC_REPLY)))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_picture_that_x_cannot_read() throws IOException {
        JsonValue failed = JsonValue.parse(recorded("v1-media-upload-failed"));
        JsonObject answer = JsonObject.create()
                .put(
                        "data",
                        JsonObject.create()
                                .put("id", failed.text("media_id_string", ""))
                                .put("processing_info", failed.get("processing_info")));
        OutboundMessage draft = SendingTest.withImages(draft(Kind.PUBLIC_REPLY), SendingTest.image(x, 8, null));
        x.next(200, answer.toString(), Map.of());
        assertThatThrownBy(() -> sender().send(Accounts.acme(), draft)).isInstanceOf(ContentRejected.class);
    }
}
