package io.threadwell.connector.bluesky;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connector beside a fake server, with the engine's part of polling. */
final class Bluesky implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    final FakeBluesky server = new FakeBluesky(clock);
    final AccountContext account = Accounts.at(server.url());
    final Instant since = clock.instant();
    final BlueskyConnector connector;
    final PollingSource polling;
    final ReplySender sender;

    private @Nullable String cursor;

    Bluesky() {
        this(BlueskyConfig.defaults());
    }

    Bluesky(BlueskyConfig config) {
        this.connector = BlueskyConnector.builder().config(config).clock(clock).build();
        this.polling = connector.facet(PollingSource.class).orElseThrow();
        this.sender = connector.facet(ReplySender.class).orElseThrow();
    }

    /** Polls a stream until there is no more at once, keeping its cursor; one stream for each instance. */
    PollPage poll(String stream) {
        List<InboundEvent> events = new ArrayList<>();
        PollPage page;
        do {
            page = polling.poll(account, stream, cursor, since);
            cursor = page.cursor();
            events.addAll(page.events());
        } while (page.comeAgain().isZero());
        return new PollPage(events, cursor, page.comeAgain());
    }

    List<String> idsOf(String stream) {
        return poll(stream).events().stream()
                .map(event -> ((Posted) event).externalId())
                .toList();
    }

    /** Somebody mentions us, at that time by their clock and the network's. */
    String mentioned(String key, Instant at) {
        String uri = Samples.uri(Samples.PERSON, key);
        server.notifications.add(Samples.notification("mention", uri, Samples.post("hello", at), at));
        return uri;
    }

    void tick(Duration time) {
        clock.advance(time);
    }

    @Override
    public void close() {
        server.close();
        if (!server.violations().isEmpty()) {
            throw new AssertionError("not as the lexicons say: " + server.violations());
        }
    }
}
