package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicRepliesTest {
    private final Bluesky bluesky = new Bluesky();
    private final Instant now = bluesky.since;
    private final String root = Samples.uri(Samples.PERSON, "root");
    private final String question = Samples.uri(Samples.PERSON, "question");

    @BeforeEach
    void somebodyAsks() {
        bluesky.server.repository.put(root, Samples.post("hello", now));
        bluesky.server.repository.put(question, Samples.reply("where is it?", now, root, root));
    }

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void anAnswerNamesWhatItAnswersAndTheRootOfTheThread() {
        SendResult sent = bluesky.sender.send(bluesky.account, Drafts.to(question, "on its way", now));
        JsonValue record = record(sent);
        assertThat(record.at("reply", "parent").text("uri")).contains(question);
        assertThat(record.at("reply", "parent").text("cid"))
                .isEqualTo(
                        bluesky.server.repository.record(question).orElseThrow().text("cid"));
        assertThat(record.at("reply", "root").text("uri")).contains(root);
        assertThat(record.text("createdAt")).contains(now.toString());
        assertThat(sent.sentAt()).isEqualTo(now);
        assertThat(sent.permalink()).startsWith("https://bsky.app/profile/" + Accounts.HANDLE + "/post/");
    }

    @Test
    void sendingAgainAfterALostAnswerMakesNoSecondPost() {
        OutboundMessage answer = Drafts.to(question, "on its way", now);
        bluesky.server.cutNextWrite(FakeBluesky.Cut.AFTER);
        assertThatThrownBy(() -> bluesky.sender.send(bluesky.account, answer)).isInstanceOf(OutcomeUnknown.class);
        SendResult again = bluesky.sender.send(bluesky.account, answer);
        assertThat(posts()).hasSize(1);
        assertThat(bluesky.sender.find(bluesky.account, answer, now)).isEqualTo(new FindResult.Found<>(again));
    }

    @Test
    void sendingAgainWhenTheRecordWouldDifferMakesNoSecondPostEither() {
        OutboundMessage answer = Drafts.to(question, "on its way", now);
        SendResult sent = bluesky.sender.send(bluesky.account, answer);
        JsonObject edited = JsonObject.create();
        record(sent).fields().forEach(edited::put);
        bluesky.server.repository.put(sent.externalIds().get(0), edited.put("tags", List.of("another")));
        assertThat(bluesky.sender.send(bluesky.account, answer)).isEqualTo(sent);
        assertThat(posts()).hasSize(1);
    }

    @Test
    void aKeyThatAnotherPostHasIsNotTakenForOurs() {
        OutboundMessage answer = Drafts.to(question, "on its way", now);
        String taken =
                bluesky.sender.send(bluesky.account, answer).externalIds().get(0);
        bluesky.server.repository.put(taken, Samples.post("something else", now));
        assertThat(bluesky.sender.find(bluesky.account, answer, now)).isInstanceOf(FindResult.Absent.class);
        SendResult sent = bluesky.sender.send(bluesky.account, answer);
        assertThat(sent.externalIds()).doesNotContain(taken);
        assertThat(bluesky.sender.find(bluesky.account, answer, now)).isEqualTo(new FindResult.Found<>(sent));
    }

    @Test
    void anAnswerToAPostThatIsGoneIsRefused() {
        OutboundMessage answer = Drafts.to(Samples.uri(Samples.PERSON, "gone"), "hello?", now);
        assertThatThrownBy(() -> bluesky.sender.send(bluesky.account, answer)).isInstanceOf(NotFound.class);
        assertThat(posts()).isEmpty();
    }

    @Test
    void aThreadThatIsClosedToUsIsTold() {
        bluesky.server.repository.close(question);
        OutboundMessage answer = Drafts.to(question, "hello?", now);
        assertThatThrownBy(() -> bluesky.sender.send(bluesky.account, answer)).isInstanceOf(PermissionDenied.class);
        assertThat(posts()).isEmpty();
    }

    @Test
    void aLimitThatTheServerTellsIsKeptUntilItEnds() {
        Map<String, String> headers = Map.of(
                "RateLimit-Limit", "5000",
                "RateLimit-Remaining", "0",
                "RateLimit-Reset", Long.toString(now.getEpochSecond() + 900));
        bluesky.sender.send(bluesky.account, Drafts.to(question, "first", now));
        bluesky.server.next(429, "RateLimitExceeded", headers);
        OutboundMessage second = Drafts.to(question, "second", now);
        assertThatThrownBy(() -> bluesky.sender.send(bluesky.account, second))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(now.plusSeconds(900)));
        int calls = bluesky.server.calls.size();
        assertThatThrownBy(() -> bluesky.sender.send(bluesky.account, second)).isInstanceOf(RateLimited.class);
        assertThat(bluesky.server.calls).hasSize(calls);
        bluesky.tick(Duration.ofSeconds(901));
        bluesky.sender.send(bluesky.account, second);
        assertThat(posts()).hasSize(2);
    }

    @Test
    void imagesGoOutWithTheirWords() {
        Content content = new Content("see", List.of(image("/image-5000", "where to open it")), Map.of());
        JsonValue record = record(bluesky.sender.send(bluesky.account, Drafts.to(question, content, now)));
        JsonValue image = record.at("embed", "images").at(0);
        assertThat(image.text("alt")).contains("where to open it");
        assertThat(image.get("image").at("ref").text("$link")).isPresent();
        assertThat(bluesky.server.calls("com.atproto.repo.uploadBlob")).hasSize(1);
    }

    @Test
    void anImageThatIsTooLargeIsRefusedBeforeAnythingIsPosted() {
        Content content = new Content("see", List.of(image("/image-1000001", "large")), Map.of());
        OutboundMessage answer = Drafts.to(question, content, now);
        assertThatThrownBy(() -> bluesky.sender.send(bluesky.account, answer)).isInstanceOf(ContentRejected.class);
        assertThat(posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            see https://example.org/a.               | https://example.org/a
            (https://example.org/a_(b))              | https://example.org/a_(b)
            👩‍👩‍👧 https://example.org/ü?x=1#y !       | https://example.org/ü?x=1#y
            مرحبا https://example.org/عربي. شكرا     | https://example.org/عربي
            こんにちは。https://example.org/日本語。        | https://example.org/日本語
            thanks @anna.example.org!                | @anna.example.org
            👍🏽@anna.example.org, see                  | @anna.example.org
            write to mail@example.org                |
            @nobody.example.org and @plainname       |
            """)
    void linksAndMentionsAreMarkedByTheirPlaceInTheBytes(String text, String marked) {
        JsonValue record = record(bluesky.sender.send(bluesky.account, Drafts.to(question, text, now)));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> found = record.get("facets").elements().stream()
                .map(facet -> facet.get("index"))
                .map(index -> new String(
                        Arrays.copyOfRange(
                                bytes, (int) index.longValue("byteStart", -1), (int) index.longValue("byteEnd", -1)),
                        StandardCharsets.UTF_8))
                .toList();
        assertThat(found).isEqualTo(marked == null ? List.of() : List.of(marked));
        if (marked != null && marked.startsWith("@")) {
            assertThat(record.get("facets").at(0).get("features").at(0).text("did"))
                    .contains("did:plc:anna2example2org");
        }
    }

    private Attachment image(String path, String alt) {
        return new Attachment(Attachment.Kind.IMAGE, bluesky.server.url() + path, null, null, alt);
    }

    private List<JsonValue> posts() {
        return bluesky.server.repository.of(Accounts.DID, "app.bsky.feed.post");
    }

    private JsonValue record(SendResult sent) {
        return bluesky.server
                .repository
                .record(sent.externalIds().get(0))
                .orElseThrow()
                .get("value");
    }
}
