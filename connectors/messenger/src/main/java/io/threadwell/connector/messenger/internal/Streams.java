package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Repairs the gaps that lost webhooks leave: asks for the conversations that something happened in. Every call of {@code poll} makes one
 * call of the Conversations API.
 */
final class Streams implements PollingSource {
    private final MessengerConfig config;
    private final Conversations conversations;
    private final InstantSource clock;

    Streams(MessengerConfig config, Conversations conversations, InstantSource clock) {
        this.config = config;
        this.conversations = conversations;
        this.clock = clock;
    }

    @Override
    public List<String> streams() {
        return List.of(MessengerConfig.CONVERSATIONS);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!stream.equals(MessengerConfig.CONVERSATIONS)) {
            throw new InvalidRequest("Messenger has no such stream");
        }
        Round round = round(cursor, since);
        List<InboundEvent> events = new ArrayList<>();
        Round next = round.deeper().isEmpty() ? listed(account, round, events) : deeper(account, round, events);
        Collections.reverse(events);
        return new PollPage(events, next.toCursor(), next.isDone() ? config.pollEvery() : Duration.ZERO);
    }

    private Round round(@Nullable String cursor, Instant since) {
        Instant now = clock.instant();
        Round last = cursor == null ? null : Round.of(cursor).orElse(null);
        if (last == null) {
            return Round.starting(since, now);
        }
        return last.isDone() ? Round.starting(last.began().minus(config.overlap()), now) : last;
    }

    private Round listed(AccountContext account, Round round, List<InboundEvent> events) {
        GraphList list = conversations.all(account, round.after());
        List<Round.More> more = new ArrayList<>();
        for (JsonValue conversation : list.items()) {
            GraphList messages = GraphList.of(conversation.get("messages"));
            read(account, round, messages, events);
            String id = Ids.of(conversation.get("id"));
            String after = onward(messages, round);
            if (id != null && after != null) {
                more.add(new Round.More(id, after));
            }
        }
        return round.walked(list.endsBefore(round.from(), "updated_time") ? null : list.after(), more);
    }

    /** A conversation that Facebook shows no further must not hold up the others. */
    private Round deeper(AccountContext account, Round round, List<InboundEvent> events) {
        Round.More more = round.deeper().get(0);
        GraphList messages;
        try {
            messages = conversations.messages(account, more.conversation(), more.after());
        } catch (NotFound | InvalidRequest hidden) {
            events.add(new Noted(account.account().id(), "messages not shown", clock.instant()));
            return round.deepened(null);
        }
        read(account, round, messages, events);
        return round.deepened(onward(messages, round));
    }

    private static @Nullable String onward(GraphList messages, Round round) {
        return messages.endsBefore(round.from()) ? null : messages.after();
    }

    private void read(AccountContext account, Round round, GraphList messages, List<InboundEvent> events) {
        Instant now = clock.instant();
        for (JsonValue message : messages.items()) {
            if (!message.instant("created_time").orElse(now).isBefore(round.from())) {
                events.add(GraphMessages.event(account.account().id(), message, now));
            }
        }
    }
}
