package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Direct messages by {@code chat.bsky.convo.getLog}. An account whose password gives no access to them has none: the stream
 * says so once and looks again every hour.
 */
final class ChatStream {
    private static final Logger LOG = LoggerFactory.getLogger(ChatStream.class);
    private static final Duration CLOSED = Duration.ofHours(1);
    private static final int BACKFILL_PAGES = 10;

    private final Chats chats;
    private final ChatReader reader;
    private final Duration interval;

    ChatStream(Chats chats, ChatReader reader, BlueskyConfig config) {
        this.chats = chats;
        this.reader = reader;
        this.interval = config.chatEvery();
    }

    /**
     * How far the log has been read.
     *
     * @param revision the service's cursor; absent before the first look
     * @param from what is older is none of ours
     * @param closed whether the last look was refused
     */
    record Position(@Nullable String revision, Instant from, boolean closed) {
        static Position parse(@Nullable String cursor, Instant since) {
            if (cursor == null) {
                return new Position(null, since, false);
            }
            try {
                JsonValue json = JsonValue.parse(cursor);
                return new Position(
                        json.text("rev").orElse(null), json.instant("from").orElse(since), json.bool("closed"));
            } catch (JsonProblem unreadable) {
                return new Position(null, since, false);
            }
        }

        @Override
        public String toString() {
            return JsonObject.create()
                    .putIfPresent("rev", revision)
                    .put("from", from)
                    .put("closed", closed)
                    .toString();
        }
    }

    PollPage poll(Session session, @Nullable String cursor, Instant since) {
        Position position = Position.parse(cursor, since);
        JsonValue log;
        try {
            log = chats.log(session, position.revision());
        } catch (Permanent refused) {
            return closed(session, position, refused);
        }
        String next = log.text("cursor").orElse(position.revision());
        List<InboundEvent> events = position.revision() == null
                ? backfill(session, position.from())
                : entries(session, log, position.from());
        boolean more = position.revision() != null
                && !log.get("logs").elements().isEmpty()
                && next != null
                && !next.equals(position.revision());
        Position reached = new Position(next, position.from(), false);
        return new PollPage(events, reached.toString(), more ? Duration.ZERO : interval);
    }

    private static PollPage closed(Session session, Position position, Permanent refused) {
        if (!position.closed()) {
            LOG.warn(
                    "{} gets no direct messages, looking again every hour: {}",
                    session.account(),
                    refused.getMessage());
        }
        Position again = new Position(position.revision(), position.from(), true);
        return new PollPage(List.of(), again.toString(), CLOSED);
    }

    private List<InboundEvent> entries(Session session, JsonValue log, Instant from) {
        return log.get("logs").elements().stream()
                .filter(entry -> !reader.sentAt(entry.get("message")).isBefore(from))
                .map(entry -> reader.entry(session, entry))
                .toList();
    }

    /** The log begins now when it is asked without a cursor; what came before is in the conversations. */
    private List<InboundEvent> backfill(Session session, Instant from) {
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue convo : chats.latest(session)) {
            JsonValue last = convo.get("lastMessage");
            if (!last.isMissing() && !reader.sentAt(last).isBefore(from)) {
                events.addAll(messagesSince(session, convo.text("id", ""), from));
            }
        }
        return events;
    }

    private List<InboundEvent> messagesSince(Session session, String convo, Instant from) {
        List<InboundEvent> oldestFirst = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < BACKFILL_PAGES; page++) {
            JsonValue answer = chats.messages(session, convo, cursor);
            List<JsonValue> messages = answer.get("messages").elements();
            for (JsonValue message : messages) {
                if (reader.sentAt(message).isBefore(from)) {
                    return oldestFirst;
                }
                if (!message.text("$type", "").endsWith("#systemMessageView")) {
                    oldestFirst.add(0, reader.message(session, convo, message));
                }
            }
            cursor = answer.text("cursor").orElse(null);
            if (cursor == null || messages.isEmpty()) {
                break;
            }
        }
        return oldestFirst;
    }
}
