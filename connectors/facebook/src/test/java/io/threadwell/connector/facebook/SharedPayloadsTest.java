package io.threadwell.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.MessageKind;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded payload is read: nothing throws, nothing vanishes, and each says what it shows. */
final class SharedPayloadsTest {
    private static final Map<String, Consumer<List<InboundEvent>>> SHOWN = Map.ofEntries(
            shows("wh-feed-comment-add-211", ours(MessageKind.COMMENT)),
            shows("wh-feed-comment-add-25", posted(MessageKind.COMMENT)),
            shows("wh-feed-comment-add-with-photo", withImages(MessageKind.COMMENT, 1)),
            shows("wh-feed-comment-edited-25", only(Edited.class)),
            shows("wh-feed-comment-hide", only(Hidden.class)),
            shows("wh-feed-comment-remove-25", only(Deleted.class)),
            shows("wh-feed-like-add-25", only(Reacted.class)),
            shows("wh-feed-photo-add-25", withImages(MessageKind.POST, 1)),
            shows("wh-feed-photo-add-message", withImages(MessageKind.POST, 1)),
            shows("wh-feed-post-add-25", theirs(MessageKind.POST)),
            shows("wh-feed-post-edit", only(Edited.class)),
            shows("wh-feed-post-hide", only(Hidden.class)),
            shows("wh-feed-post-remove-25", only(Deleted.class)),
            shows("wh-feed-reaction-add-comment", reaction("1234567890321_1264545546974600", "love", true)),
            shows("wh-feed-reaction-add", reaction("1234567890321_98735342324352", "love", true)),
            shows("wh-feed-reaction-edit", reaction("1234567890321_98735342324352", "wow", true)),
            shows("wh-feed-reaction-remove", reaction("1234567890321_98735342324352", "wow", false)),
            shows("wh-feed-share-add-25", ours(MessageKind.POST)),
            shows("wh-feed-status-add-25", ours(MessageKind.POST)),
            shows("wh-feed-status-add-photos", withImages(MessageKind.POST, 3)),
            shows("wh-feed-two-entries-25", only(Noted.class, Noted.class)),
            shows("wh-feed-video-add", posted(MessageKind.POST)),
            shows("wh-leadgen", only(Unsupported.class)),
            shows("wh-mention-comment-add", withoutAuthor()),
            shows("wh-mention-post-add-real", withoutAuthor()),
            shows("wh-ratings-rating-add-31", review("3", "POSITIVE")),
            shows("wh-ratings-rating-edit-25", only(Edited.class)),
            shows("wh-ratings-rating-remove-25", only(Deleted.class)),
            shows("wh-unknown-change-value", only(Unsupported.class)));

    private static List<Path> webhooks() throws IOException {
        Path folder = Deliveries.shared("payloads/facebook").orElse(null);
        assumeTrue(folder != null, "the recorded payloads are not on this machine");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("wh-"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> nothing_throws_and_nothing_vanishes() throws IOException {
        return webhooks().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    byte[] body = Files.readAllBytes(file);
                    assertThat(Deliveries.parse(body)).hasSizeGreaterThanOrEqualTo(changes(body));
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_says_what_it_shows() throws IOException {
        return webhooks().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    assertThat(SHOWN)
                            .as("a payload that this test does not know yet")
                            .containsKey(name(file));
                    SHOWN.get(name(file)).accept(Deliveries.parse(Files.readAllBytes(file)));
                }));
    }

    @Test
    void no_payload_that_is_described_here_is_missing() throws IOException {
        assertThat(webhooks()).extracting(SharedPayloadsTest::name).containsAll(SHOWN.keySet());
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static int changes(byte[] body) {
        return JsonValue.parse(body).get("entry").elements().stream()
                .mapToInt(entry -> entry.get("changes").size())
                .sum();
    }

    private static Map.Entry<String, Consumer<List<InboundEvent>>> shows(
            String file, Consumer<List<InboundEvent>> what) {
        return Map.entry(file, what);
    }

    private static Consumer<List<InboundEvent>> only(Class<?>... kinds) {
        return events -> assertThat(events).hasExactlyElementsOfTypes(kinds);
    }

    private static Consumer<List<InboundEvent>> posted(MessageKind kind) {
        return events -> {
            assertThat(events).hasExactlyElementsOfTypes(Posted.class);
            assertThat(((Posted) events.get(0)).kind()).isEqualTo(kind);
        };
    }

    private static Consumer<List<InboundEvent>> ours(MessageKind kind) {
        return posted(kind)
                .andThen(events -> assertThat(((Posted) events.get(0)).fromUs()).isTrue());
    }

    private static Consumer<List<InboundEvent>> theirs(MessageKind kind) {
        return posted(kind)
                .andThen(events -> assertThat(((Posted) events.get(0)).fromUs()).isFalse());
    }

    private static Consumer<List<InboundEvent>> withImages(MessageKind kind, int images) {
        return posted(kind)
                .andThen(events -> assertThat(((Posted) events.get(0)).content().attachments())
                        .hasSize(images));
    }

    private static Consumer<List<InboundEvent>> withoutAuthor() {
        return posted(MessageKind.MENTION)
                .andThen(events -> assertThat(((Posted) events.get(0)).author()).isNull());
    }

    private static Consumer<List<InboundEvent>> review(String rating, String recommendation) {
        return posted(MessageKind.REVIEW)
                .andThen(events -> assertThat(((Posted) events.get(0)).content().attributes())
                        .containsEntry("rating", rating)
                        .containsEntry("recommendation_type", recommendation));
    }

    private static Consumer<List<InboundEvent>> reaction(String target, String word, boolean added) {
        return events -> {
            assertThat(events).hasExactlyElementsOfTypes(Reacted.class);
            Reacted reacted = (Reacted) events.get(0);
            assertThat(reacted.externalId()).isEqualTo(target);
            assertThat(reacted.reaction()).isEqualTo(word);
            assertThat(reacted.added()).isEqualTo(added);
        };
    }
}
