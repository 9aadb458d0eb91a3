package io.threadwell.connector.youtube;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.Token;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.webhook.Secret;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.OwnItems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The connector with the fake server, as the contract suite wants it. */
final class YouTubeFixture implements ConnectorFixture {
    static final Instant BEGINNING = MovableClock.START.minusSeconds(60);

    final MovableClock clock = new MovableClock();
    final FakeYouTube youtube = new FakeYouTube(clock);

    YouTubeFixture() {
        youtube.pageSize = 20;
    }

    @Override
    public Connector connector() {
        return connector(config -> config);
    }

    Connector connector(UnaryOperator<YouTubeConfig.Builder> set) {
        YouTubeConfig.Builder config =
                YouTubeConfig.builder().server(youtube.uri()).client("client-id", Secret.of("client-secret"));
        return YouTubeConnector.builder()
                .config(set.apply(config).build())
                .clock(clock)
                .build();
    }

    @Override
    public AccountContext account() {
        return account(FakeChannel.ID);
    }

    AccountContext account(String channel) {
        ChannelAccount account = new ChannelAccount(
                new AccountId(YouTubeConnector.NETWORK, channel),
                WorkspaceId.DEFAULT,
                "Acme",
                Map.of(),
                ConnectPolicy.fromNow(),
                MovableClock.START,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(
                account,
                new Token(FakeYouTube.TOKEN, "refresh-1", clock.instant().plusSeconds(3600), Set.of(), Map.of()));
    }

    /** All that a stream has now, and where it goes on. */
    record Walk(List<InboundEvent> events, String cursor, Duration comeAgain, int calls) {}

    Walk walk(PollingSource source, String stream, @Nullable String cursor) {
        List<InboundEvent> events = new ArrayList<>();
        String next = cursor;
        for (int calls = 1; calls < 100; calls++) {
            PollPage page = source.poll(account(), stream, next, BEGINNING);
            events.addAll(page.events());
            next = page.cursor() == null ? next : page.cursor();
            if (!page.comeAgain().isZero()) {
                return new Walk(events, String.valueOf(next), page.comeAgain(), calls);
            }
        }
        throw new AssertionError("no end after 100 calls");
    }

    @Override
    public List<InboundEvent> examples() {
        PollingSource polling = connector().facet(PollingSource.class).orElseThrow();
        FakeChannel.Comment comment = youtube.channel.write("never came");
        FakeChannel.Comment second = youtube.channel.write("me neither");
        Walk first = walk(polling, "comments", null);
        clock.advanceSeconds(90);
        youtube.channel.reply(comment, FakeChannel.ID, "Sorry");
        youtube.channel.edit(comment, "came at last");
        youtube.channel.comments.remove(second.id);
        List<InboundEvent> examples = new ArrayList<>(first.events());
        examples.addAll(walk(polling, "comments", first.cursor()).events());
        return examples;
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return "comments";
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    clock.advance(Duration.ofMillis(5));
                    ids.add(youtube.channel.write("comment " + i).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return BEGINNING;
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new YouTubeAnswers(this));
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            /** One of our own, below our own video: the only ones that can also be deleted. */
            @Override
            public String item() {
                return youtube.channel.write(FakeChannel.ID, FakeChannel.VIDEO, "Welcome").id;
            }

            @Override
            public boolean isAfter(String externalId, Moderation.Action action) {
                FakeChannel.Comment comment = youtube.channel.comments.get(externalId);
                if (comment == null) {
                    return action == Moderation.Action.DELETE;
                }
                return switch (action) {
                    case HIDE -> comment.status.equals("heldForReview");
                    case UNHIDE, APPROVE -> comment.status.equals("published");
                    case REJECT -> comment.status.equals("rejected");
                    default -> false;
                };
            }
        });
    }

    @Override
    public Optional<OwnItems> ownItems() {
        return Optional.of(new OwnItems() {
            @Override
            public String item() {
                return youtube.channel.reply(youtube.channel.write("where is it?"), FakeChannel.ID, "here").id;
            }

            @Override
            public String textOf(String externalId) {
                FakeChannel.Comment comment = youtube.channel.comments.get(externalId);
                return comment == null ? "" : comment.text;
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", "good", "redirect", "https://host.example/back");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "made-up-code", "redirect", "https://host.example/back");
            }

            @Override
            public Optional<AccountContext> renewable() {
                return Optional.of(account());
            }
        });
    }

    @Override
    public Faults faults() {
        return new YouTubeFaults(this);
    }

    /** Every call and answer was as Google describes it. */
    @Override
    public void close() {
        youtube.close();
        if (!youtube.contract.violations().isEmpty()) {
            throw new AssertionError("not as described: " + youtube.contract.violations());
        }
    }
}
