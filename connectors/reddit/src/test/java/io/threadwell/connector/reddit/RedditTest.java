package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.inbound.InboundEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** What tests against a server of our own share; every call is held against Reddit's rules in the end. */
abstract class RedditTest {
    final FakeReddit reddit = new FakeReddit();
    final AccountContext account = Accounts.watching();
    final Instant beginning = reddit.clock.instant().minusSeconds(3_600);

    <T> T facet(Class<T> port) {
        return facet(port, RedditFixture.config(reddit));
    }

    <T> T facet(Class<T> port, RedditConfig.Builder config) {
        return RedditFixture.connector(reddit, config).facet(port).orElseThrow();
    }

    /** All that a stream has to tell now. */
    record Told(List<InboundEvent> events, @Nullable String cursor, int pages) {
        <T extends InboundEvent> List<T> of(Class<T> kind) {
            return events.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        List<String> posted() {
            return of(InboundEvent.Posted.class).stream()
                    .map(InboundEvent.Posted::externalId)
                    .toList();
        }
    }

    Told walk(String stream, @Nullable String from) {
        return walk(account, facet(PollingSource.class), stream, from);
    }

    Told walk(AccountContext who, PollingSource source, String stream, @Nullable String from) {
        List<InboundEvent> events = new ArrayList<>();
        String cursor = from;
        for (int page = 1; page < 100; page++) {
            PollPage got = source.poll(who, stream, cursor, beginning);
            events.addAll(got.events());
            cursor = got.cursor() == null ? cursor : got.cursor();
            if (!got.comeAgain().isZero()) {
                return new Told(events, cursor, page);
            }
        }
        throw new AssertionError("the stream does not end");
    }

    @AfterEach
    void closeServer() {
        reddit.close();
        assertThat(reddit.violations()).isEmpty();
    }
}
