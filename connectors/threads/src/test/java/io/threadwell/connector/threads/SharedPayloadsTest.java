package io.threadwell.connector.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recorded answers of the API are read to what they show. All ids in them are the same, so that each item is its own root. */
final class SharedPayloadsTest {
    private static final Instant WRITTEN = Instant.parse("2024-01-01T18:20:00Z");

    private final FakeThreads threads = new FakeThreads();

    @AfterEach
    void close() {
        threads.close();
    }

    private static String payload(String name) throws IOException {
        Path file = Shared.path("payloads/threads/" + name).orElse(null);
        assumeTrue(file != null, "the recorded payloads are not on this machine");
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private List<InboundEvent> lookUp() {
        return ThreadsFixture.connector(threads)
                .facet(ItemLookup.class)
                .orElseThrow()
                .lookUp(Accounts.profile(), "1234567890");
    }

    @Test
    void a_single_reply_is_read() throws IOException {
        threads.answerNext(200, payload("reply.json"));
        assertThat(lookUp()).singleElement().isInstanceOfSatisfying(Posted.class, reply -> {
            assertThat(reply.externalId()).isEqualTo("1234567890");
            assertThat(reply.content().text()).isEqualTo("First Reply");
            assertThat(reply.sentAt()).isEqualTo(WRITTEN);
            assertThat(reply.thread()).isEqualTo(ThreadRef.root("1234567890"));
            assertThat(reply.author()).isNull();
        });
    }

    @Test
    void a_list_of_replies_is_read_with_the_one_that_is_hidden() throws IOException {
        threads.answerNext(200, payload("replies-list.json"));
        PollingSource polling =
                ThreadsFixture.connector(threads).facet(PollingSource.class).orElseThrow();
        PollPage page = polling.poll(Accounts.profile(), ThreadsConfig.REPLIES, null, WRITTEN.minusSeconds(1));
        assertThat(page.events())
                .filteredOn(Posted.class::isInstance)
                .extracting(event -> ((Posted) event).content().text())
                .containsExactly("Third Reply", "Second Reply", "First Reply");
        assertThat(page.events())
                .filteredOn(Hidden.class::isInstance)
                .containsExactly(new Hidden(Accounts.PROFILE, "1234567890", true, WRITTEN));
    }

    @Test
    void an_error_says_that_the_item_is_not_there() throws IOException {
        threads.answerNext(400, payload("error.json"));
        assertThatThrownBy(this::lookUp)
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("code 100, subcode 33")
                .hasMessageNotContaining("1234567");
    }
}
