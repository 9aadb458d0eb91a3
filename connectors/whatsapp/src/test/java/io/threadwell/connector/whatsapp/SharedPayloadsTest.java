package io.threadwell.connector.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.PersonaChanged;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded payload is read: nothing throws, nothing vanishes, and each says what it shows. */
final class SharedPayloadsTest {
    private static final Map<String, Consumer<List<InboundEvent>>> SHOWN = Map.ofEntries(
            shows("wh-group-participants-update", only(Noted.class, 5)),
            shows("wh-messageTemplateStatusUpdate-disabling", only(Noted.class, 1)),
            shows("wh-msg-ads", having(ContentAttributes.AD, "ADID")),
            shows("wh-msg-audio", with(Attachment.Kind.AUDIO)),
            shows("wh-msg-button", having(ContentAttributes.PAYLOAD, "No-Button-Payload")),
            shows("wh-msg-contacts", saying("j_doe")),
            shows("wh-msg-contacts-request-bsuid", by("US.13491208655302741918", "US.ENT.11815799212886844830")),
            shows("wh-msg-document", with(Attachment.Kind.FILE)),
            shows("wh-msg-emoji", only(Reacted.class, 1)),
            shows("wh-msg-error", having(WhatsAppConnector.UNSUPPORTED, "unknown")),
            shows("wh-msg-image", with(Attachment.Kind.IMAGE)),
            shows("wh-msg-interactive-btn", having(ContentAttributes.PAYLOAD, "unique-button-identifier-here")),
            shows("wh-msg-location", with(Attachment.Kind.LOCATION)),
            shows("wh-msg-status-bsuid", receipt(DeliveryStatus.DELIVERED, null)),
            shows("wh-msg-status-errors", receipt(DeliveryStatus.FAILED, "131026")),
            shows("wh-msg-status-ui", receipt(DeliveryStatus.SENT, null)),
            shows("wh-msg-sticker", with(Attachment.Kind.STICKER)),
            shows("wh-msg-system", renamed("491234567890", "NEW_PHONE_NUMBER")),
            shows("wh-msg-system-bsuid", renamed("US.10101010101010101010", "US.13491208655302741918")),
            shows("wh-msg-text", saying("Test")),
            shows("wh-msg-text-bsuid", by("US.13491208655302741918", "US.ENT.11815799212886844830")),
            shows("wh-msg-unsupported", having(WhatsAppConnector.UNSUPPORTED, "unsupported")),
            shows("wh-phoneNumberQualityUpdate", only(Noted.class, 1)),
            shows("wh-userIdUpdate", renamed("US.10101010101010101010", "US.13491208655302741918")),
            shows("wh2-account-restricted", only(Noted.class, 1)),
            shows("wh2-message-deleted", having(WhatsAppConnector.UNSUPPORTED, "unsupported")),
            shows("wh2-reaction", only(Reacted.class, 1)),
            shows("wh2-status-delivered", receipt(DeliveryStatus.DELIVERED, null)),
            shows("wh2-status-failed-131047", receipt(DeliveryStatus.FAILED, "131047")),
            shows("wh2-status-sent", receipt(DeliveryStatus.SENT, null)),
            shows("wh2-template-rejected", only(Noted.class, 1)));

    private static List<Path> webhooks() throws IOException {
        Path folder = Shared.path("payloads/whatsapp").orElse(null);
        assumeTrue(folder != null, "the recorded payloads are not on this machine");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> each_says_what_it_shows() throws IOException {
        return webhooks().stream()
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    Consumer<List<InboundEvent>> shown = SHOWN.get(name(file));
                    assertThat(shown)
                            .as("a payload that this test does not know yet")
                            .isNotNull();
                    Objects.requireNonNull(shown).accept(Deliveries.parse(Files.readAllBytes(file)));
                }));
    }

    @Test
    void no_payload_that_is_described_here_is_missing() throws IOException {
        assertThat(webhooks()).extracting(SharedPayloadsTest::name).containsAll(SHOWN.keySet());
    }

    /** Meta's own examples stand in its description of the API. */
    @TestFactory
    Stream<DynamicTest> every_example_of_metas_description_is_known() throws IOException {
        Path description = Shared.path("contracts/whatsapp-v23.json").orElse(null);
        assumeTrue(description != null, "the vendors' descriptions are not on this machine");
        JsonValue examples = JsonValue.parse(Files.readAllBytes(description))
                .at("paths", "/whatsapp/webhooks", "post", "requestBody", "content", "application/json", "examples");
        assertThat(examples.size()).isPositive();
        return examples.fields().entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey(), () -> assertThat(Deliveries.parse(
                                Deliveries.bytes(example.getValue().get("value").raw())))
                        .isNotEmpty()
                        .noneMatch(Unsupported.class::isInstance)));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static Map.Entry<String, Consumer<List<InboundEvent>>> shows(
            String file, Consumer<List<InboundEvent>> what) {
        return Map.entry(file, what);
    }

    private static Consumer<List<InboundEvent>> only(Class<?> kind, int times) {
        return events -> assertThat(events).hasSize(times).hasOnlyElementsOfType(kind);
    }

    private static Consumer<List<InboundEvent>> item(Consumer<Posted> what) {
        return only(Posted.class, 1).andThen(events -> what.accept((Posted) events.get(0)));
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

    private static Consumer<List<InboundEvent>> by(String id, String parent) {
        return item(posted -> {
            Author author = Objects.requireNonNull(posted.author());
            assertThat(author.externalId()).isEqualTo(id);
            assertThat(author.handle()).isEqualTo("realsheenanelson");
            assertThat(author.facts()).isEqualTo(Map.of(Author.ALSO, parent));
        });
    }

    private static Consumer<List<InboundEvent>> renamed(String from, String to) {
        return only(PersonaChanged.class, 1).andThen(events -> {
            PersonaChanged changed = (PersonaChanged) events.get(0);
            assertThat(changed.from()).isEqualTo(from);
            assertThat(changed.to()).isEqualTo(to);
        });
    }

    private static Consumer<List<InboundEvent>> receipt(DeliveryStatus status, @Nullable String code) {
        return only(Receipt.class, 1).andThen(events -> {
            Receipt receipt = (Receipt) events.get(0);
            assertThat(receipt.status()).isEqualTo(status);
            if (code != null) {
                assertThat(receipt.failure()).startsWith(code);
            }
        });
    }
}
