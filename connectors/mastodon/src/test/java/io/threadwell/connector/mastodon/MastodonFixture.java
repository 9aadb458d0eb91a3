package io.threadwell.connector.mastodon;

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
import io.threadwell.testkit.connector.Streams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector with a server of our own, as the contract suite needs it. */
final class MastodonFixture implements ConnectorFixture {
    private final FakeMastodon mastodon = new FakeMastodon();

    static MastodonConfig.Builder config(FakeMastodon mastodon) {
        return MastodonConfig.builder()
                .plainHttp(true)
                .server(mastodon.uri())
                .app(new ServerApp(mastodon.uri(), "client-id", Secret.of("client-secret")));
    }

    static MastodonConnector connector(FakeMastodon mastodon) {
        return connector(mastodon, config(mastodon));
    }

    static MastodonConnector connector(FakeMastodon mastodon, MastodonConfig.Builder config) {
        return MastodonConnector.builder()
                .config(config.build())
                .clock(mastodon.clock)
                .build();
    }

    @Override
    public Connector connector() {
        return connector(mastodon);
    }

    @Override
    public AccountContext account() {
        return Accounts.at(mastodon);
    }

    /** Somebody asks, edits and deletes; we answer. */
    @Override
    public List<InboundEvent> examples() {
        FakePost edited = mastodon.posts.mention("a question");
        FakePost deleted = mastodon.posts.mention("another question");
        mastodon.posts.write(FakePerson.ACME, "@ana@other.example an answer", "public", edited);
        PollingSource source = connector().facet(PollingSource.class).orElseThrow();
        List<InboundEvent> events = new ArrayList<>();
        PollPage before = source.poll(account(), MastodonConfig.CHANGES, null, Instant.EPOCH);
        events.addAll(source.poll(account(), MastodonConfig.NOTIFICATIONS, null, Instant.EPOCH)
                .events());
        events.addAll(source.poll(account(), MastodonConfig.POSTS, null, Instant.EPOCH)
                .events());
        mastodon.clock.advance(Duration.ofMinutes(10));
        edited.edit("@acme a better question", mastodon.clock.instant());
        deleted.deleted = true;
        events.addAll(source.poll(account(), MastodonConfig.CHANGES, before.cursor(), Instant.EPOCH)
                .events());
        return events;
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return MastodonConfig.NOTIFICATIONS;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(mastodon.posts.mention("question " + i).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return mastodon.clock.instant().minus(Duration.ofDays(1));
            }
        });
    }

    @Override
    public Optional<Streams> streams() {
        return Optional.of(new Streams() {
            @Override
            public String stream() {
                return MastodonConfig.USER;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    FakePost post = mastodon.posts.mention("question " + i);
                    FakePosts.Notice notice = mastodon.posts.notices.get(mastodon.posts.notices.size() - 1);
                    mastodon.stream.send("notification", FakePosts.shown(notice).toString());
                    ids.add(post.id);
                }
                return ids;
            }

            @Override
            public boolean resumes() {
                return true;
            }

            @Override
            public void cut() {
                mastodon.stream.cut();
            }

            @Override
            public Instant beginning() {
                return mastodon.clock.instant().minus(Duration.ofDays(1));
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new MastodonAnswers(mastodon));
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return mastodon.posts.write(FakePerson.ACME, "news", "public", null).id;
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                FakePost post = mastodon.posts.posts.stream()
                        .filter(one -> one.id.equals(externalId))
                        .findFirst()
                        .orElseThrow();
                return switch (action) {
                    case DELETE -> post.deleted;
                    case LIKE -> post.favourited;
                    case UNLIKE -> !post.favourited;
                    case PIN -> post.pinned;
                    case UNPIN -> !post.pinned;
                    case HIDE, UNHIDE, APPROVE, REJECT -> false;
                };
            }
        });
    }

    @Override
    public Optional<OwnItems> ownItems() {
        return Optional.of(new OwnItems() {
            @Override
            public String item() {
                return mastodon.posts.write(FakePerson.ACME, "what we said", "public", null).id;
            }

            @Override
            public String textOf(String externalId) {
                return mastodon.posts.find(externalId).orElseThrow().text();
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", FakeLogins.CODE, "state", "state-1", "redirect", "https://host.example/back");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "a-refused-code", "state", "state-1", "redirect", "https://host.example/back");
            }

            @Override
            public Optional<AccountContext> renewable() {
                return Optional.empty();
            }
        });
    }

    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public Instant limit() {
                Instant reset = mastodon.clock.instant().plus(Duration.ofMinutes(4));
                mastodon.next(
                        429,
                        "{\"error\":\"Too many requests\"}",
                        Map.of(
                                "X-RateLimit-Limit",
                                "300",
                                "X-RateLimit-Remaining",
                                "0",
                                "X-RateLimit-Reset",
                                reset.toString()));
                return reset;
            }

            @Override
            public void breakDown() {
                mastodon.next(503, "{\"error\":\"Service Unavailable\"}", Map.of());
            }

            @Override
            public void cutAfterEffect() {
                mastodon.cutNextWrite(FakeMastodon.Cut.AFTER);
            }

            @Override
            public void cutBeforeEffect() {
                mastodon.cutNextWrite(FakeMastodon.Cut.BEFORE);
            }

            @Override
            public void killCredential() {
                mastodon.kill(Accounts.TOKEN);
            }

            @Override
            public void settle() {
                mastodon.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        mastodon.close();
        assertThat(mastodon.violations()).isEmpty();
    }
}
