package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.Profiles;
import io.threadwell.testkit.connector.Streams;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connector with the fake server, as the contract suite wants it. */
final class BlueskyFixture implements ConnectorFixture {
    private final MovableClock clock = new MovableClock();
    private final FakeBluesky bluesky = new FakeBluesky(clock);
    private final @Nullable FakeFeed feed;
    private int made;

    BlueskyFixture() {
        this(false);
    }

    /** @param listens whether there is a Jetstream too */
    BlueskyFixture(boolean listens) {
        this.feed = listens ? new FakeFeed() : null;
    }

    @Override
    public Connector connector() {
        BlueskyConfig.Builder config = BlueskyConfig.builder().service(URI.create(bluesky.url()));
        if (feed != null) {
            config.jetstream(feed.address()).listenFor(List.of("acme"));
        }
        return BlueskyConnector.builder().config(config.build()).clock(clock).build();
    }

    @Override
    public Optional<Streams> streams() {
        return feed == null ? Optional.empty() : Optional.of(new Live(feed));
    }

    private final class Live implements Streams {
        private final FakeFeed from;

        Live(FakeFeed from) {
            this.from = from;
        }

        @Override
        public String stream() {
            return "jetstream";
        }

        @Override
        public List<String> publish(int howMany) {
            List<String> uris = new ArrayList<>();
            for (int i = 0; i < howMany; i++) {
                String key = "live" + made++;
                long micros = 1_000_000_000L + 10_000_000L * made;
                from.text(micros, FeedSamples.created(key, "about acme", micros));
                uris.add(Samples.uri(Samples.PERSON, key));
            }
            return uris;
        }

        @Override
        public boolean resumes() {
            return true;
        }

        @Override
        public void cut() {
            from.cut();
        }

        @Override
        public boolean isPublic() {
            return true;
        }

        @Override
        public Instant beginning() {
            return Instant.EPOCH;
        }
    }

    @Override
    public Optional<Profiles> profiles() {
        return Optional.of(new Profiles() {
            @Override
            public String person() {
                return Samples.PERSON;
            }

            @Override
            public String stranger() {
                return "did:plc:nobody";
            }
        });
    }

    @Override
    public AccountContext account() {
        return Accounts.at(bluesky.url());
    }

    @Override
    public List<InboundEvent> examples() {
        String ours = Samples.uri(Accounts.DID, "ours" + made);
        String gone = Samples.uri(Samples.PERSON, "gone");
        bluesky.repository.put(ours, Samples.reply("ours", clock.instant(), gone, gone));
        publish(1);
        Instant since = clock.instant().minusSeconds(60);
        PollingSource polling = connector().facet(PollingSource.class).orElseThrow();
        List<InboundEvent> examples = new ArrayList<>();
        examples.addAll(polling.poll(account(), "notifications", null, since).events());
        examples.addAll(polling.poll(account(), "repair", null, since).events());
        clock.advance(Duration.ofMinutes(1));
        bluesky.chat.write(Samples.PERSON, Samples.PERSON, "hello");
        bluesky.chat.entry(
                "logDeleteMessage",
                Samples.PERSON,
                JsonObject.create()
                        .put("$type", "chat.bsky.convo.defs#deletedMessageView")
                        .put("id", "m1")
                        .put("rev", "1")
                        .put("sender", JsonObject.create().put("did", Samples.PERSON))
                        .put("sentAt", clock.instant())
                        .toValue());
        String begin = "{\"rev\":\"0\",\"from\":\"" + since + "\"}";
        examples.addAll(polling.poll(account(), "chat", begin, since).events());
        return examples;
    }

    @Override
    public Optional<Lists> lists() {
        Instant beginning = clock.instant().minusSeconds(1);
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return "notifications";
            }

            @Override
            public List<String> publish(int howMany) {
                return BlueskyFixture.this.publish(howMany);
            }

            @Override
            public Instant beginning() {
                return beginning;
            }
        });
    }

    private List<String> publish(int howMany) {
        List<String> uris = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            String uri = Samples.uri(Samples.PERSON, "post" + made++);
            Instant at = clock.instant();
            bluesky.notifications.add(Samples.notification("mention", uri, Samples.post("hello", at), at));
            uris.add(uri);
            clock.advance(Duration.ofMillis(i % 3));
        }
        return uris;
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new BlueskyAnswers());
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new Items());
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return grant(FakeSessions.PASSWORD);
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("identifier", "care", "password", "a wrong password");
            }

            @Override
            public Optional<AccountContext> renewable() {
                return Optional.of(account());
            }
        });
    }

    private Map<String, String> grant(String password) {
        return Map.of("identifier", Accounts.HANDLE, "password", password, "service", bluesky.url());
    }

    @Override
    public Faults faults() {
        return new Wrongs();
    }

    @Override
    public void close() {
        bluesky.close();
        if (feed != null) {
            feed.close();
        }
        assertThat(bluesky.violations()).isEmpty();
    }

    private final class Wrongs implements Faults {
        @Override
        public Instant limit() {
            Instant reset = Instant.ofEpochSecond(clock.instant().getEpochSecond() + 120);
            Map<String, String> headers = Map.of(
                    "RateLimit-Limit", "3000",
                    "RateLimit-Remaining", "0",
                    "RateLimit-Reset", Long.toString(reset.getEpochSecond()),
                    "RateLimit-Policy", "3000;w=300");
            bluesky.next(429, "RateLimitExceeded", headers);
            return reset;
        }

        @Override
        public void breakDown() {
            bluesky.next(503, "NotEnoughResources", Map.of());
        }

        @Override
        public void cutAfterEffect() {
            bluesky.cutNextWrite(FakeBluesky.Cut.AFTER);
        }

        @Override
        public void cutBeforeEffect() {
            bluesky.cutNextWrite(FakeBluesky.Cut.BEFORE);
        }

        @Override
        public void killCredential() {
            bluesky.kill("access-token");
            bluesky.kill("refresh-token");
        }

        @Override
        public void settle() {
            clock.advance(Duration.ofSeconds(15));
        }
    }

    private final class Items implements ModeratedItems {
        /** An answer of our own under a post of our own: only those can be deleted as well as hidden. */
        @Override
        public String item() {
            String root = Samples.uri(Accounts.DID, "root" + made);
            String item = Samples.uri(Accounts.DID, "item" + made++);
            bluesky.repository.put(root, Samples.post("ours", clock.instant()));
            bluesky.repository.put(item, Samples.reply("also ours", clock.instant(), root, root));
            return item;
        }

        @Override
        public boolean isAfter(String item, Moderation.Action action) {
            boolean liked = bluesky.repository.of(Accounts.DID, "app.bsky.feed.like").stream()
                    .anyMatch(
                            like -> like.at("value", "subject").text("uri", "").equals(item));
            boolean hidden = bluesky.repository.of(Accounts.DID, "app.bsky.feed.threadgate").stream()
                    .anyMatch(gate -> gate.at("value", "hiddenReplies").raw().contains(item));
            return switch (action) {
                case HIDE -> hidden;
                case UNHIDE -> !hidden;
                case LIKE -> liked;
                case UNLIKE -> !liked;
                case DELETE -> bluesky.repository.record(item).isEmpty();
                case PIN, UNPIN, APPROVE, REJECT -> false;
            };
        }
    }

    private final class BlueskyAnswers implements Answers {
        @Override
        public OutboundMessage draft(Kind kind) {
            String post = Samples.uri(Samples.PERSON, "asked" + made);
            String text = "answer number " + made++;
            bluesky.repository.put(post, Samples.post("a question", clock.instant()));
            return kind == Kind.PUBLIC_REPLY
                    ? Drafts.to(post, text, clock.instant())
                    : Drafts.privately(Samples.PERSON, text, clock.instant());
        }

        @Override
        public int timesPosted(OutboundMessage draft) {
            String text = draft.content().text();
            long posts = bluesky.repository.of(Accounts.DID, "app.bsky.feed.post").stream()
                    .filter(post -> post.get("value").text("text", "").equals(text))
                    .count();
            return (int) posts + bluesky.chat.times(text);
        }

        @Override
        public List<Row> rules() {
            Message post = message(MessageKind.MENTION, Visibility.PUBLIC);
            Message gone = post.withTimes(post.times().deleted(clock.instant()));
            Message chat = message(MessageKind.DIRECT_MESSAGE, Visibility.PRIVATE);
            Content five = new Content(
                    "five of them",
                    Collections.nCopies(5, Attachment.of(Attachment.Kind.IMAGE, "https://example.org/a.png")),
                    Map.of());
            Content video = new Content(
                    "a moving one",
                    List.of(Attachment.of(Attachment.Kind.VIDEO, "https://example.org/a.mp4")),
                    Map.of());
            Content image = new Content(
                    "one of them",
                    List.of(Attachment.of(Attachment.Kind.IMAGE, "https://example.org/a.png")),
                    Map.of());
            Content families = Content.text("👨‍👩‍👧‍👦".repeat(110));
            return List.of(
                    row("a post", Kind.PUBLIC_REPLY, post, Content.text("yes"), null),
                    row("an image", Kind.PUBLIC_REPLY, post, image, null),
                    row("a direct message", Kind.DIRECT_MESSAGE, chat, Content.text("yes"), null),
                    row("a post in private", Kind.PRIVATE_REPLY, post, Content.text("yes"), null),
                    row("a deleted post", Kind.PUBLIC_REPLY, gone, Content.text("yes"), Reason.TARGET_DELETED),
                    row("110 graphemes, over 2,750 bytes", Kind.PUBLIC_REPLY, post, families, null),
                    row("five images", Kind.PUBLIC_REPLY, post, five, Reason.NOT_SUPPORTED),
                    row("a video", Kind.PUBLIC_REPLY, post, video, Reason.NOT_SUPPORTED),
                    row("an image in private", Kind.DIRECT_MESSAGE, chat, image, Reason.NOT_SUPPORTED),
                    row(
                            "130 graphemes, over 3,000 bytes",
                            Kind.PUBLIC_REPLY,
                            post,
                            Content.text("👨‍👩‍👧‍👦".repeat(130)),
                            Reason.TOO_LONG));
        }

        private Row row(String name, Kind kind, Message target, Content draft, Reason refused) {
            Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
            return new Row(
                    name,
                    kind,
                    new ReplyPolicy.Question(
                            account().account(), visibility, target, target, 0, 0, draft, clock.instant()),
                    refused);
        }

        private Message message(MessageKind kind, Visibility visibility) {
            return new Message(
                    new MessageId(1),
                    account().account().id(),
                    "item",
                    MessageType.inbound(visibility, kind),
                    Placement.UNKNOWN,
                    Author.of(Samples.PERSON, null),
                    Content.text("a question"),
                    MessageTimes.of(clock.instant(), clock.instant()),
                    null,
                    MessageState.inbound(null));
        }
    }
}
