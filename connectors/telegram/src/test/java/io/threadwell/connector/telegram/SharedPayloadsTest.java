package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Recorded deliveries, which may stand beside the repository, read as what they show. */
final class SharedPayloadsTest {
    private static List<Posted> posted(String name) throws IOException {
        Optional<Path> file = Shared.file("payloads/telegram/" + name);
        assumeTrue(file.isPresent(), "the recorded payloads are not beside the repository");
        List<InboundEvent> events = Deliveries.parse(Files.readString(file.orElseThrow()));
        assertThat(events).isNotEmpty().hasOnlyElementsOfType(Posted.class);
        return events.stream().map(Posted.class::cast).toList();
    }

    @Test
    void a_channels_post_has_no_author() throws IOException {
        assertThat(posted("updates-channel-post.json")).singleElement().satisfies(post -> {
            assertThat(post.author()).isNull();
            assertThat(post.fromUs()).isTrue();
            assertThat(post.permalink()).isEqualTo("https://t.me/cameltelegram/67");
        });
    }

    @Test
    void a_document_that_is_a_picture() throws IOException {
        assertThat(posted("updates-document.json")).singleElement().satisfies(item -> {
            Attachment file = item.content().attachments().get(0);
            assertThat(file.kind()).isEqualTo(Attachment.Kind.IMAGE);
            assertThat(file.name()).isEqualTo("file.png");
        });
    }

    @Test
    void a_group_text_and_the_largest_of_a_photos_sizes() throws IOException {
        List<Posted> items = posted("updates-photo-and-group.json");
        assertThat(items).extracting(Posted::visibility).containsExactly(Visibility.PUBLIC, Visibility.PRIVATE);
        assertThat(items.get(1).content().attachments()).singleElement().satisfies(photo -> assertThat(photo.url())
                .endsWith("AgADBAADq6cxG0bQcwnUb4Cga-eXxnodQxkABDnWBzFwvqpw7XXXXXXX"));
    }

    @Test
    void a_sticker_says_its_emoji() throws IOException {
        assertThat(posted("updates-sticker.json")).singleElement().satisfies(item -> {
            assertThat(item.content().text()).isEqualTo("\uD83D\uDE28");
            assertThat(item.content().attachments())
                    .extracting(Attachment::kind)
                    .containsExactly(Attachment.Kind.STICKER);
        });
    }

    @Test
    void two_messages_of_a_group() throws IOException {
        assertThat(posted("updates-two-group-messages.json"))
                .extracting(Posted::externalId)
                .containsExactly("-45658:179", "-45658:180");
    }

    @Test
    void a_text_by_webhook() throws IOException {
        assertThat(posted("webhook-text.json")).singleElement().satisfies(item -> {
            assertThat(item.content().text()).isEqualTo("aho");
            assertThat(item.externalId()).isEqualTo("158584902:22");
        });
    }
}
