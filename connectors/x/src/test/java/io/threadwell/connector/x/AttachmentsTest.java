package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is fetched, and from where. */
final class AttachmentsTest {
    private FakeX x;
    private MediaSource source;

    @BeforeEach
    void start() {
        x = new FakeX();
        source = XFixture.connector(x).facet(MediaSource.class).orElseThrow();
    }

    @AfterEach
    void stop() {
        x.close();
        assertThat(x.violations()).isEmpty();
    }

    @Test
    void a_picture_of_a_message_is_fetched_with_the_accounts_token() throws Exception {
        x.messages.files.put("RkKSQwWv.png", "picture".getBytes(StandardCharsets.UTF_8));
        Attachment picture = Attachment.of(
                Attachment.Kind.IMAGE,
                "https://ton.x.com/i/ton/data/dm/1580705121553420292/1580705107595780101/RkKSQwWv.png:large");
        try (var content = source.open(Accounts.acme(), picture).content()) {
            assertThat(content.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("picture");
        }
        assertThat(x.calls).hasSize(1).allMatch(call -> call.path()
                .equals("/2/dm_conversations/media/1580705121553420292/1580705107595780101/RkKSQwWv.png"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/image-9",
                "https://twimg.com.example.org/1.jpg",
                "http://pbs.twimg.com/media/1.jpg",
                "https://x.com/messages#3_1",
                "not an address"
            })
    void nothing_is_fetched_from_elsewhere(String link) {
        Attachment stranger = Attachment.of(Attachment.Kind.IMAGE, link);
        assertThatThrownBy(() -> source.open(Accounts.acme(), stranger)).isInstanceOf(NotFound.class);
        assertThat(x.calls).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Attachment.Kind.class,
            names = {"LINK", "LOCATION", "OTHER", "STICKER"})
    void what_is_no_file_is_refused(Attachment.Kind kind) {
        Attachment link = Attachment.of(kind, "https://pbs.twimg.com/media/1.jpg");
        assertThatThrownBy(() -> source.open(Accounts.acme(), link)).isInstanceOf(UnsupportedOperation.class);
    }
}
