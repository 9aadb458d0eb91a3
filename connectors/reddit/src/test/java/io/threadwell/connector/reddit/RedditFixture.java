package io.threadwell.connector.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.Secret;
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
import org.jspecify.annotations.Nullable;

/** The connector with a server of our own, as the contract suite needs it. */
final class RedditFixture implements ConnectorFixture {
    private final FakeReddit reddit = new FakeReddit();

    static RedditConfig.Builder config(FakeReddit reddit) {
        return RedditConfig.builder()
                .server(reddit.uri())
                .userAgent(FakeReddit.AGENT)
                .client("app-id", Secret.of("app-secret"));
    }

    static RedditConnector connector(FakeReddit reddit, RedditConfig.Builder config) {
        return RedditConnector.builder()
                .config(config.build())
                .clock(reddit.clock)
                .build();
    }

    @Override
    public Connector connector() {
        return connector(reddit, config(reddit));
    }

    @Override
    public AccountContext account() {
        return Accounts.watching();
    }

    /** Somebody asks, edits and deletes; we answer. */
    @Override
    public List<InboundEvent> examples() {
        FakeThing edited = reddit.things.mention("a question");
        FakeThing deleted = reddit.things.mention("another question");
        reddit.things.comment(FakeThings.US, "an answer", edited);
        List<InboundEvent> events = new ArrayList<>();
        String cursor = all(RedditConfig.CHANGES, null, events);
        all(RedditConfig.INBOX, null, events);
        all(RedditConfig.OWN, null, events);
        edited.text = "a better question";
        edited.edited = reddit.clock.instant();
        deleted.deleted = true;
        all(RedditConfig.CHANGES, cursor, events);
        return events;
    }

    private String all(String stream, @Nullable String from, List<InboundEvent> events) {
        PollingSource source = connector().facet(PollingSource.class).orElseThrow();
        String cursor = from;
        PollPage page;
        do {
            page = source.poll(account(), stream, cursor, Instant.EPOCH);
            events.addAll(page.events());
            cursor = page.cursor();
        } while (page.comeAgain().isZero());
        return String.valueOf(cursor);
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return RedditConfig.INBOX;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(reddit.things.mention("question " + i).name);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return reddit.clock.instant().minus(Duration.ofDays(1));
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new RedditAnswers(reddit));
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return reddit.things.post(FakeThings.US, "news").name;
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                FakeThing thing = reddit.things.find(externalId).orElseThrow();
                return switch (action) {
                    case DELETE -> thing.deleted;
                    case HIDE, REJECT -> thing.removed;
                    case UNHIDE -> !thing.removed;
                    case APPROVE -> thing.approved;
                    case PIN -> thing.sticky;
                    case UNPIN -> !thing.sticky;
                    case LIKE, UNLIKE -> false;
                };
            }
        });
    }

    @Override
    public Optional<OwnItems> ownItems() {
        return Optional.of(new OwnItems() {
            @Override
            public String item() {
                return reddit.things.comment(FakeThings.US, "what we said", reddit.things.mention("why?")).name;
            }

            @Override
            public String textOf(String externalId) {
                return reddit.things.find(externalId).orElseThrow().text;
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", FakeReddit.CODE, "redirect", "https://host.example/back");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "a-refused-code", "redirect", "https://host.example/back");
            }

            @Override
            public Optional<AccountContext> renewable() {
                return Optional.of(account());
            }
        });
    }

    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public Instant limit() {
                Map<String, String> headers =
                        Map.of("X-Ratelimit-Used", "600", "X-Ratelimit-Remaining", "0.0", "X-Ratelimit-Reset", "241.5");
                reddit.next(new Reply(429, "{\"message\":\"Too Many Requests\",\"error\":429}", headers));
                return reddit.clock.instant().plusMillis(241_500);
            }

            @Override
            public void breakDown() {
                reddit.next(Reply.error(503, "Service Unavailable"));
            }

            @Override
            public void cutAfterEffect() {
                reddit.cutNextWrite(FakeReddit.Cut.AFTER);
            }

            @Override
            public void cutBeforeEffect() {
                reddit.cutNextWrite(FakeReddit.Cut.BEFORE);
            }

            @Override
            public void killCredential() {
                reddit.kill(Accounts.TOKEN);
            }

            @Override
            public void settle() {
                reddit.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        reddit.close();
        assertThat(reddit.violations()).isEmpty();
    }
}
