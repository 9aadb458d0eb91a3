package io.threadwell.connector.bluesky.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.MessageKind;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String US = "did:plc:us";
    private static final String OURS = "at://did:plc:us/app.bsky.feed.post/ours";
    private static final String THEIRS = "at://did:plc:them/app.bsky.feed.post/theirs";
    private static final Session SESSION = new Session(
            AccountId.of("bluesky", US), "https://example.org", "us.example.org", "secret", "q", Priority.NORMAL);

    private final EventReader reader = new EventReader(() -> NOW);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-22T09:59:00.123Z      | 2026-11-22T09:59:00.123Z
            2026-11-22T09:59:00           | 2026-11-22T09:59:00Z
            2026-11-22T10:59:00+01:00     | 2026-11-22T09:59:00Z
            2026-11-22T10:00:01Z          | 2026-11-22T10:00:00Z
            2099-01-01T00:00:00Z          | 2026-11-22T10:00:00Z
            2009-01-01T00:00:00Z          | 2026-11-22T10:00:00Z
            yesterday                     | 2026-11-22T10:00:00Z
            """)
    void timesOfDevicesAreBelievedWithinReason(String created, Instant expected) {
        JsonObject record = JsonObject.create().put("text", "x").put("createdAt", created);
        Posted posted = (Posted) read(record);
        assertThat(posted.sentAt()).isEqualTo(expected);
    }

    @Test
    void echoesOfOursStandInTheThreadOfWhatTheyAnswer() {
        JsonObject record = JsonObject.create().put("text", "x").put("reply", reply(THEIRS, THEIRS));
        Posted echo = (Posted) reader.post(
                SESSION,
                JsonObject.create().put("uri", OURS).put("record", record).toValue(),
                MessageKind.COMMENT);
        assertThat(echo.fromUs()).isTrue();
        assertThat(echo.thread()).isEqualTo(ThreadRef.inThread(THEIRS, THEIRS, null));
    }

    @Test
    void theThreadIsTheSameWhetherOurPostIsNamedByDidOrByHandle() {
        String byHandle = OURS.replace(US, "us.example.org");
        JsonObject record = JsonObject.create().put("text", "x").put("reply", reply(byHandle, OURS));
        assertThat(((Posted) read(record)).thread()).isEqualTo(ThreadRef.rootUnder(THEIRS, OURS));
    }

    @Test
    void aReplyThatNamesNoRootHasItsParentAlone() {
        JsonObject reply = JsonObject.create().put("parent", JsonObject.create().put("uri", OURS));
        JsonObject record = JsonObject.create().put("text", "x").put("reply", reply);
        assertThat(((Posted) read(record)).thread()).isEqualTo(ThreadRef.childOf(OURS, null));
    }

    @Test
    void linksThatAreShortenedInTheTextAreKept() {
        JsonValue record = JsonValue.parse("""
                {"$type": "app.bsky.feed.post", "text": "see example.org/lo...", "langs": ["en", "de"],
                 "facets": [{"index": {"byteStart": 4, "byteEnd": 21}, "features": [
                   {"$type": "app.bsky.richtext.facet#link", "uri": "https://example.org/long/way"}]}],
                 "embed": {"$type": "app.bsky.embed.recordWithMedia",
                   "media": {"$type": "app.bsky.embed.video", "video": {"ref": {"$link": "bafyvideo"}}, "alt": "moving"},
                   "record": {"record": {"uri": "at://did:plc:us/app.bsky.feed.post/quoted"}}}}
                """);
        Posted posted = (Posted) read(record);
        assertThat(posted.content().attachments())
                .extracting(Attachment::kind)
                .containsExactly(Attachment.Kind.VIDEO, Attachment.Kind.LINK);
        assertThat(posted.content().attributes())
                .containsEntry("quote", "at://did:plc:us/app.bsky.feed.post/quoted")
                .containsEntry("langs", "en,de");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}
            []
            7
            {"uri": 5}
            {"uri": "at://x"}
            {"uri": "at://did:plc:a/app.bsky.feed.post/k", "record": "text"}
            {"uri": "at://did:plc:a/app.bsky.feed.post/k", "record": {"$type": "app.bsky.feed.like"}}
            """)
    void whatIsNoPostIsKeptAsItCame(String json) {
        JsonValue value = JsonValue.parse(json);
        assertThat(reader.post(SESSION, value, MessageKind.MENTION))
                .isInstanceOfSatisfying(
                        Unsupported.class, kept -> assertThat(kept.raw()).isEqualTo(value.raw()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text": 5, "langs": "en", "facets": {}, "embed": [], "reply": "x"}
            {"text": null, "langs": [1, null], "facets": [1, {"features": 2}], "embed": {"$type": "app.bsky.embed.images"}}
            {"embed": {"$type": "app.bsky.embed.recordWithMedia"}, "reply": {"root": 1, "parent": {}}}
            {"embed": {"$type": "app.bsky.embed.future", "x": 1}}
            """)
    void fieldsOfOtherTypesThanDocumentedDoNotSinkAPost(String json) {
        assertThat(read(JsonValue.parse(json))).isInstanceOf(Posted.class);
    }

    @Test
    void recordedPayloadsAreReadAndNothingVanishes() throws IOException {
        Optional<Path> folder = folder();
        Assumptions.assumeTrue(folder.isPresent(), "the recorded payloads are not beside the repository");
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.get())) {
            files = found.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty().allSatisfy(file -> {
            JsonValue json = JsonValue.parse(Files.readAllBytes(file));
            JsonValue post = json.get("thread").isObject() ? json.at("thread", "post") : json;
            InboundEvent event = reader.post(SESSION, post, MessageKind.COMMENT);
            boolean isPost = Posts.record(post).text("$type", "").equals(AtUri.POST);
            assertThat(event).isInstanceOf(isPost ? Posted.class : Unsupported.class);
            if (event instanceof Posted posted) {
                assertThat(posted.content().text()).isEqualTo(Posts.record(post).text("text", ""));
                assertThat(posted.sentAt()).isBefore(NOW);
            }
        });
    }

    private InboundEvent read(JsonObject record) {
        return read(record.toValue());
    }

    private InboundEvent read(JsonValue record) {
        JsonObject post =
                JsonObject.create().put("uri", THEIRS).put("record", record).put("indexedAt", NOW);
        return reader.post(SESSION, post.toValue(), MessageKind.COMMENT);
    }

    private static JsonObject reply(String root, String parent) {
        return JsonObject.create()
                .put("root", JsonObject.create().put("uri", root))
                .put("parent", JsonObject.create().put("uri", parent));
    }

    private static Optional<Path> folder() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path folder = up.resolve("shared/payloads/bluesky");
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }
}
