package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.model.MessageKind;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.LiveSocket;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hears posts that name us and mention nobody. A post that is heard here and told by a notification as well has one id, and so is one
 * message. Deletions are told of posts that were heard on the same connection.
 */
final class Listening implements StreamSource {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** So many messages are read before what was read is handed on, whether or not something was heard. */
    private static final int MOST_AT_ONCE = 2_000;

    private static final int REMEMBERED = 10_000;

    private final BlueskyConfig config;
    private final Feed feed;
    private final EventReader reader;
    private final Http http;

    Listening(BlueskyConfig config, Feed feed, EventReader reader, Http http) {
        this.config = config;
        this.feed = feed;
        this.reader = reader;
        this.http = http;
    }

    @Override
    public List<String> streams() {
        return List.of(feed.name());
    }

    @Override
    public Subscription open(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!stream.equals(feed.name())) {
            throw new InvalidRequest("Bluesky has no stream " + stream);
        }
        Session session = Session.of(account, config, Priority.NORMAL);
        String own = account.account().settings().get(Names.SETTING);
        Names names = own == null ? Names.of(config.listenFor()) : Names.parse(own);
        if (names.isEmpty()) {
            throw new InvalidRequest("there is nothing to listen for: give the account the setting " + Names.SETTING
                    + ", or the config listenFor");
        }
        return new Connection(session, names, connect(cursor, since));
    }

    private LiveSocket connect(@Nullable String cursor, Instant since) {
        return http.socket(feed.address(cursor, since), CONNECT);
    }

    private final class Connection implements Subscription {
        private final Session session;
        private final Names names;
        private final LiveSocket socket;
        private final Recent<Boolean> heard = new Recent<>(REMEMBERED);

        Connection(Session session, Names names, LiveSocket socket) {
            this.session = session;
            this.names = names;
            this.socket = socket;
        }

        @Override
        public StreamPage next(Duration atMost) {
            List<InboundEvent> events = new ArrayList<>();
            String cursor = null;
            long end = System.nanoTime() + atMost.toNanos();
            for (int read = 0; read < MOST_AT_ONCE; read++) {
                Duration left = events.isEmpty() ? Duration.ofNanos(end - System.nanoTime()) : Duration.ZERO;
                Optional<byte[]> message = socket.next(left);
                if (message.isEmpty()) {
                    break;
                }
                Feed.Frame frame = feed.read(message.get());
                if (frame.end() != null) {
                    return ended(frame);
                }
                cursor = frame.cursor() == null ? cursor : frame.cursor();
                frame.heard().forEach(one -> hear(one).ifPresent(events::add));
            }
            return new StreamPage(events, cursor);
        }

        private StreamPage ended(Feed.Frame frame) {
            close();
            if (frame.anew()) {
                return new StreamPage(List.of(), Feed.ANEW);
            }
            throw new Unavailable(String.valueOf(frame.end()));
        }

        private Optional<InboundEvent> hear(Heard one) {
            String uri = one.uri().toString();
            JsonValue record = one.record();
            if (record == null) {
                return heard.get(uri).map(known -> new Deleted(session.account(), uri, one.at()));
            }
            if (!names.areIn(record.text("text", ""))) {
                return Optional.empty();
            }
            heard.put(uri, true);
            JsonValue post = JsonObject.create()
                    .put("uri", uri)
                    .put("record", record)
                    .put("indexedAt", one.at())
                    .toValue();
            return Optional.of(reader.post(session, post, MessageKind.MENTION));
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
