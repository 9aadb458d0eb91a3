package io.threadwell.connector.facebook;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.Secret;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.WebhookSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The connector with a Graph API of our own, as the contract suite needs it. */
final class FacebookFixture implements ConnectorFixture {
    private final GraphStub graph = new GraphStub();

    static FacebookConnector connector(GraphStub graph) {
        FacebookConfig config = FacebookConfig.builder()
                .graphUri(graph.uri())
                .appId("42")
                .appSecret(Secret.of("app-secret"))
                .verifyToken(FacebookSamples.VERIFY_TOKEN)
                .build();
        return FacebookConnector.builder().config(config).clock(graph.clock).build();
    }

    @Override
    public Connector connector() {
        return connector(graph);
    }

    @Override
    public AccountContext account() {
        return Accounts.page();
    }

    @Override
    public List<InboundEvent> examples() {
        return Stream.of("two-pages.json", "life-of-a-comment.json", "reviews.json", "posts.json", "others.json")
                .flatMap(name -> Deliveries.events(name).stream())
                .toList();
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new FacebookSamples());
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return FacebookConfig.FEED;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(graph.comment(GraphStub.POST, "501", "comment " + i).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return graph.items.get(GraphStub.POST).createdAt.minusSeconds(1);
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new FacebookAnswers(graph));
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return graph.comment(GraphStub.POST, "501", "something rude").id;
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                GraphItem item = graph.items.get(externalId);
                return switch (action) {
                    case HIDE -> item.hidden;
                    case UNHIDE -> !item.hidden;
                    case DELETE -> item.deleted;
                    case LIKE -> item.liked;
                    case UNLIKE -> !item.liked;
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
                return Map.of("code", "a-good-code", "redirect", "https://host.example/back");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "a-refused-code", "redirect", "https://host.example/back");
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
                graph.answerNext(
                        400,
                        GraphStub.errorBody(32, 0),
                        "X-Business-Use-Case-Usage",
                        "{\"1001\":[{\"type\":\"pages\",\"call_count\":101,\"estimated_time_to_regain_access\":3}]}");
                return graph.clock.instant().plus(Duration.ofMinutes(3));
            }

            @Override
            public void breakDown() {
                graph.answerNext(503, "down");
            }

            @Override
            public void cutAfterEffect() {
                graph.cutNextWrite(true);
            }

            @Override
            public void cutBeforeEffect() {
                graph.cutNextWrite(false);
            }

            @Override
            public void killCredential() {
                graph.killToken();
            }

            @Override
            public void settle() {
                graph.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        graph.close();
    }
}
