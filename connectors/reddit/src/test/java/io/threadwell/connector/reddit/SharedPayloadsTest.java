package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers of the real Reddit, recorded years ago: they are read as what they are. */
final class SharedPayloadsTest extends RedditTest {
    private static String payload(String name) throws IOException {
        Optional<Path> file = Shared.file("payloads/reddit/" + name);
        assumeTrue(file.isPresent(), "recorded payloads are not beside the repository");
        return Files.readString(file.get());
    }

    @Test
    void a_username_mention_in_the_inbox_is_read_although_its_replies_are_an_empty_text() throws IOException {
        reddit.next(Reply.of(200, payload("mentions-listing.json")));
        Posted mention = (Posted) facet(PollingSource.class)
                .poll(account, RedditConfig.INBOX, null, Instant.EPOCH)
                .events()
                .get(0);
        assertThat(mention.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(mention.externalId()).isEqualTo("t1_da2g9oh");
        assertThat(mention.thread()).isEqualTo(ThreadRef.rootUnder("t1_da2g9oh", "t3_5d7tk7"));
        assertThat(mention.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(mention.author()).isNotNull();
        assertThat(mention.author().handle()).isEqualTo("PyAPITestUser3");
        assertThat(mention.content().text()).isEqualTo("But seriously, /u/pyapitestuser2, donde esta?");
        assertThat(mention.sentAt()).isEqualTo(Instant.ofEpochSecond(1_479_278_253));
        assertThat(mention.permalink())
                .isEqualTo("https://www.reddit.com/r/PRAW_73oy54eo3a/comments/5d7tk7/calling_test/da2g9oh/");
    }

    @Test
    void the_answer_to_posting_a_reply_tells_what_was_written() throws IOException {
        reddit.next(Reply.of(200, payload("comment-reply-answer.json")));
        Target target = new Target("t1_d1616q2", "t1_d1616q2", "t3_4b1tfm", null);
        OutboundMessage answer = Accounts.answer(Visibility.PUBLIC, target, "Comment reply", reddit.clock.instant());
        SendResult result = facet(ReplySender.class).send(account, answer);
        assertThat(result.externalIds()).containsExactly("t1_d1680wu");
        assertThat(result.sentAt()).isEqualTo(Instant.ofEpochSecond(1_458_434_031));
    }
}
