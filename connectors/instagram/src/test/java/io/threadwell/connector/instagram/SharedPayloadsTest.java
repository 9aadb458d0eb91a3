package io.threadwell.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded payload is read: nothing throws, nothing vanishes, and each says what it shows. */
final class SharedPayloadsTest {
    private static final Map<String, Consumer<List<InboundEvent>>> SHOWN = Map.of(
            "wh-comments-2021",
            only(Posted.class, posted -> {
                assertThat(posted.author())
                        .satisfies(author -> assertThat(author.handle()).isEqualTo("testuser"));
                assertThat(posted.thread().key()).isEqualTo("987654321");
            }),
            "wh-comments",
            only(Announced.class, told -> assertThat(told.reference()).isEqualTo("123456789")),
            "wh-livecomments",
            only(Announced.class, told -> assertThat(told.reference()).isEqualTo("live:123456789")),
            "wh-mentions",
            only(Announced.class, told -> assertThat(told.reference())
                    .isEqualTo("mention:17887498072083520:17887498072083520")),
            "wh-dm-seen",
            only(Receipt.class, seen -> assertThat(seen.status()).isEqualTo(DeliveryStatus.READ)),
            "wh-dm-unsupported-attachment",
            only(Posted.class, posted -> assertThat(posted.content().attributes())
                    .containsEntry(InstagramConnector.UNSUPPORTED, "unsupported_type")),
            "graph-comment",
            only(Posted.class, posted -> assertThat(posted.content().text()).isEqualTo("Great!")),
            "graph-comment-missing-user",
            only(Posted.class, posted -> assertThat(posted.author()).satisfies(author -> {
                assertThat(author.handle()).isEqualTo("bincyshiona");
                assertThat(author.externalId()).isEqualTo("author-of-17916477187142401");
            })),
            "graph-message-story-reply",
            only(Posted.class, posted -> {
                assertThat(posted.content().attributes()).containsEntry(ContentAttributes.STORY, "18074819347285670");
                assertThat(posted.content().attachments()).hasSize(1);
            }),
            "graph-message",
            only(Posted.class, posted -> assertThat(posted.content().attachments())
                    .isNotEmpty()));

    /** What the connector asks for otherwise, or not at all: who is in a conversation, and the quota of publishing. */
    private static final List<String> OTHERS =
            List.of("error-ig-login", "graph-conversation", "graph-mentioned-media", "publishing-limit");

    private final FakeInstagram instagram = new FakeInstagram();
    private final InstagramConnector connector =
            InstagramFixture.connector(instagram, InstagramFixture.config(instagram));

    @AfterEach
    void close() {
        instagram.close();
    }

    private static List<Path> payloads() throws IOException {
        Path folder = Shared.path("payloads/instagram").orElse(null);
        assumeTrue(folder != null, "the recorded payloads are not on this machine");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> each_says_what_it_shows() throws IOException {
        return payloads().stream()
                .filter(file -> !OTHERS.contains(name(file)))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    Consumer<List<InboundEvent>> shown = SHOWN.get(name(file));
                    assertThat(shown)
                            .as("a payload that this test does not know yet")
                            .isNotNull();
                    Objects.requireNonNull(shown).accept(events(file));
                }));
    }

    @Test
    void no_payload_that_is_described_here_is_missing() throws IOException {
        assertThat(payloads())
                .extracting(SharedPayloadsTest::name)
                .containsAll(SHOWN.keySet())
                .containsAll(OTHERS);
    }

    @Test
    void media_that_name_the_account_are_read_without_their_author() throws IOException {
        instagram.answerNext(200, text("graph-mentioned-media"));
        assertThat(lookUp("mention:17873440459141021"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Posted.class,
                        mention -> assertThat(mention.content().text()).isEqualTo("metricsaurus headquarters!"));
    }

    @Test
    void an_error_of_instagrams_login_is_known_by_its_code() throws IOException {
        instagram.answerNext(400, text("error-ig-login"));
        assertThatThrownBy(() -> lookUp("1")).isInstanceOf(InvalidRequest.class).hasMessageContaining("code 2500");
    }

    private List<InboundEvent> lookUp(String reference) {
        return connector.facet(ItemLookup.class).orElseThrow().lookUp(Accounts.account(), reference);
    }

    private static String text(String name) throws IOException {
        Path file = payloads().stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .orElseThrow();
        return Files.readString(file);
    }

    private List<InboundEvent> events(Path file) throws IOException {
        if (name(file).startsWith("wh-")) {
            return Deliveries.parse(Files.readAllBytes(file));
        } else if (name(file).startsWith("graph-comment")) {
            instagram.answerNext(200, Files.readString(file));
            return lookUp("1");
        }
        JsonValue message = JsonValue.parse(Files.readAllBytes(file));
        JsonObject thread = JsonObject.create()
                .put("id", "t_1")
                .put("messages", JsonObject.create().put("data", List.of(message)));
        instagram.answerNext(200, FakeAnswers.list(List.of(thread)).toString());
        return connector
                .facet(PollingSource.class)
                .orElseThrow()
                .poll(Accounts.account(), InstagramConfig.CONVERSATIONS, null, Instant.EPOCH)
                .events();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static <E extends InboundEvent> Consumer<List<InboundEvent>> only(Class<E> kind, Consumer<E> what) {
        return events -> {
            assertThat(events).singleElement().isInstanceOf(kind);
            what.accept(kind.cast(events.get(0)));
        };
    }
}
