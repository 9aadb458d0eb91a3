package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepairTest {
    private final Bluesky bluesky = new Bluesky();
    private final Instant now = bluesky.since;
    private final String root = Samples.uri(Accounts.DID, "root");

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void ourPostsAndWhatStandsUnderThemAreToldOnceWithTheSameThreadsAsNotificationsGive() {
        String comment = Samples.uri(Samples.PERSON, "comment");
        String deeper = Samples.uri(Samples.PERSON, "deeper");
        bluesky.server.repository.put(root, Samples.post("we are open", now));
        bluesky.server.repository.put(comment, Samples.reply("since when?", now, root, root));
        bluesky.server.repository.put(deeper, Samples.reply("until when?", now, root, comment));

        List<InboundEvent> events = bluesky.poll("repair").events();
        assertThat(posted(events, root).fromUs()).isTrue();
        assertThat(posted(events, root).thread()).isEqualTo(ThreadRef.root(root));
        assertThat(posted(events, comment).thread()).isEqualTo(ThreadRef.rootUnder(comment, root));
        assertThat(posted(events, deeper).thread()).isEqualTo(ThreadRef.childOf(comment, root));
        assertThat(events).hasSize(3);
        assertThat(bluesky.poll("repair").events()).isEmpty();
    }

    @Test
    void aPostThatIsGoneFromUnderOurAnswerIsToldOnceAndNotTooSoon() {
        String gone = Samples.uri(Samples.PERSON, "gone");
        String ours = Samples.uri(Accounts.DID, "answer");
        bluesky.server.repository.put(ours, Samples.reply("sorry", now, gone, gone));
        assertThat(bluesky.poll("repair").events()).singleElement().isInstanceOf(Posted.class);
        bluesky.tick(Duration.ofMinutes(11));
        assertThat(bluesky.poll("repair").events())
                .containsExactly(new Deleted(bluesky.account.account().id(), gone, bluesky.clock.instant()));
        assertThat(bluesky.poll("repair").events()).isEmpty();
    }

    @Test
    void aNotificationFiledFarBehindTheMarkIsFound() {
        String late = bluesky.mentioned("late", now.plusSeconds(1));
        bluesky.tick(Duration.ofHours(2));
        List<InboundEvent> events = bluesky.poll("repair").events();
        assertThat(posted(events, late).fromUs()).isFalse();
        assertThat(bluesky.poll("repair").events()).isEmpty();
    }

    @Test
    void whatWeOnlyPassedOnIsNotOurs() {
        String theirs = Samples.uri(Samples.PERSON, "passed-on");
        bluesky.server.repository.put(theirs, Samples.post("news", now));
        assertThat(bluesky.poll("repair").events()).isEmpty();
    }

    private static Posted posted(List<InboundEvent> events, String uri) {
        return events.stream()
                .filter(Posted.class::isInstance)
                .map(Posted.class::cast)
                .filter(event -> event.externalId().equals(uri))
                .findFirst()
                .orElseThrow(() -> new AssertionError(uri + " is not among " + events.size() + " events"));
    }
}
