package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.webhook.Secret;
import io.threadwell.testkit.connector.AnnouncedItems;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.ServedMedia;
import io.threadwell.testkit.connector.Streams;
import io.threadwell.testkit.connector.WebhookSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The connector with an API of our own, as the contract suite needs it. */
final class XFixture implements ConnectorFixture {
    private final FakeX x = new FakeX();
    private final boolean replyLookup;

    /** @param replyLookup whether answers of which a delivery does not tell the thread are fetched */
    XFixture(boolean replyLookup) {
        this.replyLookup = replyLookup;
    }

    static XConfig.Builder config(FakeX x) {
        return XConfig.builder()
                .apiUri(x.uri())
                .client("client-id", Secret.of("client-secret"))
                .appToken(Secret.of(FakeX.APP_TOKEN))
                .filteredStream(5);
    }

    static XConnector connector(FakeX x) {
        return connector(x, config(x));
    }

    static XConnector connector(FakeX x, XConfig.Builder config) {
        return XConnector.builder().config(config.build()).clock(x.clock).build();
    }

    @Override
    public Connector connector() {
        return connector(x, config(x).replyLookup(replyLookup));
    }

    @Override
    public AccountContext account() {
        return Accounts.acme(Map.of());
    }

    @Override
    public List<InboundEvent> examples() {
        NetworkWebhook webhook = connector().facet(NetworkWebhook.class).orElseThrow();
        return Stream.of("batch.json", "others.json", "own-post.json", "edited-post.json", "answer.json")
                .flatMap(name -> Deliveries.parse(webhook, Deliveries.body(name)).stream())
                .toList();
    }

    @Override
    public Optional<AnnouncedItems> announcedItems() {
        return replyLookup ? Optional.of(new Answered()) : Optional.empty();
    }

    /** Answers to a post of ours. */
    private final class Answered implements AnnouncedItems {
        @Override
        public Announced item() {
            FakePosts.Post ours = x.posts.write(Accounts.US, "news", null);
            FakePosts.Post answer = x.posts.write("501", "@acme thank you", ours.id);
            return new Announced(answer.id, answer.id);
        }

        @Override
        public String gone() {
            return "1896489100000000099";
        }
    }

    @Override
    public Optional<ServedMedia> servedMedia() {
        return Optional.of(new ServedMedia() {
            @Override
            public Attachment attachment(byte[] content) {
                x.messages.files.put("d3LfgVMN.jpg", content);
                return picture("d3LfgVMN.jpg");
            }

            @Override
            public Attachment gone() {
                return picture("gone.jpg");
            }

            private Attachment picture(String name) {
                String link = "https://ton.twitter.com/1.1/ton/data/dm/856478621090942979/856478542527385601/" + name;
                return Attachment.of(Attachment.Kind.IMAGE, link);
            }
        });
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new XSamples());
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return XConfig.MENTIONS;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(x.posts.write("501", "@acme question " + i, null).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return x.clock.instant().minus(Duration.ofDays(1));
            }
        });
    }

    @Override
    public Optional<Streams> streams() {
        return Optional.of(new Streams() {
            @Override
            public String stream() {
                return XConfig.FILTERED;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    FakePosts.Post post = x.posts.write("501", "@acme question " + i, null);
                    x.stream.send(x.posts.line(post, Accounts.US));
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
                x.stream.cut();
            }

            @Override
            public Instant beginning() {
                return x.clock.instant().minus(Duration.ofDays(1));
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new XAnswers(x));
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return x.posts.write("501", "something rude", null).id;
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                FakePosts.Post post = x.posts.posts.get(externalId);
                return switch (action) {
                    case HIDE -> post.hidden;
                    case UNHIDE -> !post.hidden;
                    case DELETE -> post.deleted;
                    case LIKE -> post.liked;
                    case UNLIKE -> !post.liked;
                    case PIN, UNPIN, APPROVE, REJECT -> false;
                };
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
                return Optional.of(Accounts.acme());
            }
        });
    }

    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public Instant limit() {
                Instant reset = x.clock.instant().plus(Duration.ofMinutes(7));
                x.next(
                        429,
                        "{\"title\":\"Too Many Requests\",\"detail\":\"Too Many Requests\",\"type\":\"about:blank\",\"status\":429}",
                        Map.of(
                                "x-rate-limit-limit",
                                "100",
                                "x-rate-limit-remaining",
                                "0",
                                "x-rate-limit-reset",
                                Long.toString(reset.getEpochSecond())));
                return Instant.ofEpochSecond(reset.getEpochSecond());
            }

            @Override
            public void breakDown() {
                x.next(503, "{\"title\":\"Service Unavailable\",\"type\":\"about:blank\",\"status\":503}", Map.of());
            }

            @Override
            public void cutAfterEffect() {
                x.cutNextWrite(FakeX.Cut.AFTER);
            }

            @Override
            public void cutBeforeEffect() {
                x.cutNextWrite(FakeX.Cut.BEFORE);
            }

            @Override
            public void killCredential() {
                x.kill(Accounts.TOKEN);
                x.kill(Accounts.REFRESH);
                x.kill(FakeX.APP_TOKEN);
            }

            @Override
            public void settle() {
                x.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        x.close();
        assertThat(x.violations()).isEmpty();
    }
}
