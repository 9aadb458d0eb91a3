package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.http.Http;
import java.time.InstantSource;
import java.util.Optional;

/** Puts the connector's parts together. */
public final class Abilities {
    private final Authorizer authorizer;
    private final PollingSource polling;
    private final ReplySender sender;
    private final ReplyPolicy policy;
    private final Moderation moderation;
    private final ProfileSource profiles;
    private final Optional<StreamSource> listening;

    public Abilities(BlueskyConfig config, InstantSource clock) {
        Http http = Http.builder().clock(clock).build();
        Xrpc xrpc = new Xrpc(http, clock);
        Repository repository = new Repository(xrpc);
        Posts posts = new Posts(xrpc, repository);
        Chats chats = new Chats(xrpc);
        Facets facets = new Facets(new Handles(xrpc));
        EventReader reader = new EventReader(clock);
        Notifications notifications = new Notifications(xrpc, posts, reader, config.reactions());
        this.authorizer = new Sessions(http, clock, config.service());
        this.polling = new Streams(
                config,
                new NotificationStream(notifications, config, clock),
                new ChatStream(chats, new ChatReader(chats, clock), config),
                new RepairStream(notifications, posts, reader, config, clock));
        this.sender = new Sender(
                config,
                new PublicReplies(repository, posts, facets, new Images(clock, xrpc), config.languages()),
                new DirectMessages(chats, facets));
        this.policy = new Rules(config.directMessages());
        this.moderation = new BlueskyModeration(config, repository, posts, clock);
        this.profiles = new Profiles(config, xrpc);
        this.listening = config.jetstream()
                .<Feed>map(Jetstream::new)
                .or(() -> config.firehose().map(Firehose::new))
                .map(feed -> new Listening(config, feed, reader, http));
    }

    public ProfileSource profiles() {
        return profiles;
    }

    /** What hears posts that mention nobody; empty where nothing is to be listened to. */
    public Optional<StreamSource> listening() {
        return listening;
    }

    public Authorizer authorizer() {
        return authorizer;
    }

    public PollingSource polling() {
        return polling;
    }

    public ReplySender sender() {
        return sender;
    }

    public ReplyPolicy policy() {
        return policy;
    }

    public Moderation moderation() {
        return moderation;
    }
}
