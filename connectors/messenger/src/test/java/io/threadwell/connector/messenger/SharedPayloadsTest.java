package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Handover;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Overheard;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded payload is read: nothing throws, nothing vanishes, and each says what it shows. */
final class SharedPayloadsTest {
    private static final Map<String, Consumer<List<InboundEvent>>> SHOWN = Map.ofEntries(
            shows("graph-conversation", items(2, Attachment.Kind.IMAGE)),
            shows("graph-message-eu", having(MessengerConnector.UNSUPPORTED, "message")),
            shows("graph-message-sticker", with(Attachment.Kind.STICKER)),
            shows(
                    "graph-messages-attachments",
                    items(
                            5,
                            Attachment.Kind.IMAGE,
                            Attachment.Kind.IMAGE,
                            Attachment.Kind.FILE,
                            Attachment.Kind.FILE,
                            Attachment.Kind.VIDEO)),
            shows("wh-delivery-basic", only(Receipt.class, event -> assertThat(event)
                    .isEqualTo(new Receipt(
                            event.account(),
                            "mid.1458668856218:ed81099e15d3f4f233",
                            DeliveryStatus.DELIVERED,
                            Instant.ofEpochMilli(1458668856253L),
                            null)))),
            shows("wh-message-basic", saying("hello, world!")),
            shows(
                    "wh-message-basic-echo",
                    item(posted -> assertThat(posted.fromUs()).isTrue())
                            .andThen(having(MessengerConnector.APP, "1517776481860111"))),
            shows("wh-message-edits", only(Edited.class, event -> assertThat(event.text())
                    .isEqualTo("hello, world!"))),
            shows("wh-message-fallback-attachment", with(Attachment.Kind.LINK)),
            shows("wh-message-isdeleted", only(Deleted.class, event -> assertThat(event.externalId())
                    .isEqualTo("message_id"))),
            shows("wh-message-isunsupported", having(MessengerConnector.UNSUPPORTED, "message")),
            shows("wh-message-location-attachment", with(Attachment.Kind.LOCATION)),
            shows("wh-message-media-attachment", with(Attachment.Kind.IMAGE)),
            shows("wh-message-quickreply", having(ContentAttributes.PAYLOAD, "PAYLOAD_QUICK_REPLY")),
            shows(
                    "wh-message-reply-1",
                    having(ContentAttributes.QUOTES, "very_long_id_representing_the_original_message")),
            shows("wh-message-sticker", with(Attachment.Kind.STICKER)),
            shows("wh-pass-thread-control", only(Handover.class, event -> assertThat(event.ours())
                    .isTrue())),
            shows("wh-take-thread-control", only(Handover.class, event -> assertThat(event.ours())
                    .isFalse())),
            shows("wh-policy-callback-block", only(Noted.class, event -> assertThat(event.what())
                    .isEqualTo("policy_enforcement"))),
            shows(
                    "wh-postback-referral",
                    having(ContentAttributes.PAYLOAD, "USER_DEFINED_PAYLOAD")
                            .andThen(having(ContentAttributes.REFERRAL, "SHORTLINK"))),
            shows("wh-reaction-1", only(Reacted.class, event -> assertThat(event.reaction())
                    .isEqualTo("\uD83D\uDE22"))),
            shows("wh-reaction-2", only(Reacted.class, event -> assertThat(event.added())
                    .isFalse())),
            shows("wh-read-basic", only(Noted.class, event -> assertThat(event.what())
                    .isEqualTo("read"))),
            shows("wh-referral-basic", only(Noted.class, event -> assertThat(event.what())
                    .isEqualTo("referral SHORTLINK"))),
            shows("wh-standby-message-basic-echo", only(Overheard.class, event -> assertThat(
                            event.item().fromUs())
                    .isTrue())));

    /** An answer of the Send API to something that the connector does not ask: what greets people. */
    private static final String OTHER_ANSWER = "send-response";

    private static List<Path> payloads() throws IOException {
        Path folder = Shared.path("payloads/messenger").orElse(null);
        assumeTrue(folder != null, "the recorded payloads are not on this machine");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> each_says_what_it_shows() throws IOException {
        return payloads().stream()
                .filter(file -> !name(file).equals(OTHER_ANSWER))
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
                .contains(OTHER_ANSWER);
    }

    @Test
    void an_answer_to_something_else_is_no_good_answer() throws IOException {
        Path file = payloads().stream()
                .filter(one -> name(one).equals(OTHER_ANSWER))
                .findFirst()
                .orElseThrow();
        try (FakeMessenger messenger = new FakeMessenger()) {
            ReplySender sender = MessengerFixture.connector(messenger, MessengerFixture.config(messenger))
                    .facet(ReplySender.class)
                    .orElseThrow();
            messenger.answerNext(200, Files.readString(file));
            assertThatThrownBy(() -> sender.send(Accounts.page(), Accounts.answer(Content.text("hello"))))
                    .isInstanceOf(OutcomeUnknown.class);
        }
    }

    private static List<InboundEvent> events(Path file) throws IOException {
        JsonValue json = JsonValue.parse(Files.readAllBytes(file));
        return name(file).startsWith("wh-") ? Deliveries.parse(Files.readAllBytes(file)) : polled(json);
    }

    /** What a conversation, a message or several read as when a poll gives them; who wrote is added where that was not recorded. */
    private static List<InboundEvent> polled(JsonValue recorded) {
        List<JsonObject> messages = new ArrayList<>();
        boolean conversation = !recorded.get("messages").isMissing();
        for (JsonValue one : conversation ? recorded.at("messages", "data").elements() : recorded.asList()) {
            JsonObject message = JsonObject.create()
                    .put("from", JsonObject.create().put("id", Accounts.ANA))
                    .put("created_time", "2025-03-03T09:00:00+0000");
            one.fields().forEach(message::put);
            messages.add(message);
        }
        JsonObject thread = JsonObject.create()
                .put("id", "t_1")
                .put("updated_time", "2025-03-03T09:00:00+0000")
                .put("messages", FakeMessenger.list(messages));
        try (FakeMessenger messenger = new FakeMessenger()) {
            messenger.answerNext(200, FakeMessenger.list(List.of(thread)).toString());
            return MessengerFixture.connector(messenger, MessengerFixture.config(messenger))
                    .facet(PollingSource.class)
                    .orElseThrow()
                    .poll(Accounts.page(), MessengerConfig.CONVERSATIONS, null, Instant.EPOCH)
                    .events();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static Map.Entry<String, Consumer<List<InboundEvent>>> shows(
            String file, Consumer<List<InboundEvent>> what) {
        return Map.entry(file, what);
    }

    private static <E extends InboundEvent> Consumer<List<InboundEvent>> only(Class<E> kind, Consumer<E> what) {
        return events -> {
            assertThat(events).singleElement().isInstanceOf(kind);
            what.accept(kind.cast(events.get(0)));
        };
    }

    private static Consumer<List<InboundEvent>> item(Consumer<Posted> what) {
        return only(Posted.class, what);
    }

    private static Consumer<List<InboundEvent>> saying(String text) {
        return item(posted -> assertThat(posted.content().text()).isEqualTo(text));
    }

    private static Consumer<List<InboundEvent>> with(Attachment.Kind kind) {
        return item(posted -> assertThat(posted.content().attachments())
                .singleElement()
                .matches(attachment -> attachment.kind() == kind));
    }

    private static Consumer<List<InboundEvent>> having(String name, String value) {
        return item(posted -> assertThat(posted.content().attributes()).containsEntry(name, value));
    }

    /** So many items, with attachments of these kinds among them. */
    private static Consumer<List<InboundEvent>> items(int howMany, Attachment.Kind... kinds) {
        return events -> {
            assertThat(events).hasSize(howMany).hasOnlyElementsOfType(Posted.class);
            assertThat(events.stream()
                            .flatMap(event -> ((Posted) event).content().attachments().stream())
                            .map(Attachment::kind))
                    .containsExactlyInAnyOrder(kinds);
        };
    }
}
