package io.threadwell.connector.threads;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.testkit.connector.AnnouncedItems;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.WebhookSamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The connector with a Threads API of our own, as the contract suite needs it. */
final class ThreadsFixture implements ConnectorFixture {
    private final FakeThreads threads = new FakeThreads();

    static ThreadsConnector connector(FakeThreads threads) {
        ThreadsConfig config = ThreadsConfig.builder()
                .graphUri(threads.uri())
                .appId("42")
                .appSecret(Secret.of("app-secret"))
                .verifyToken(ThreadsSamples.VERIFY_TOKEN)
                .streams(Set.of(
                        ThreadsConfig.POSTS, ThreadsConfig.REPLIES, ThreadsConfig.MENTIONS, ThreadsConfig.PENDING))
                .build();
        return ThreadsConnector.builder().config(config).clock(threads.clock).build();
    }

    @Override
    public Connector connector() {
        return connector(threads);
    }

    @Override
    public AccountContext account() {
        return Accounts.profile();
    }

    @Override
    public List<InboundEvent> examples() {
        List<InboundEvent> looked =
                connector().facet(ItemLookup.class).orElseThrow().lookUp(account(), FakeThreads.POST);
        Stream<InboundEvent> told = Stream.of("batch.json", "publish.json", "delete.json")
                .flatMap(name -> Deliveries.events(name).stream());
        return Stream.concat(told, looked.stream()).toList();
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new ThreadsSamples());
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return ThreadsConfig.POSTS;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(threads.reply(FakeThreads.POST, "ana", "reply " + i).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return threads.items.get(FakeThreads.POST).writtenAt.minusSeconds(1);
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new ThreadsAnswers(threads));
    }

    @Override
    public Optional<AnnouncedItems> announcedItems() {
        return Optional.of(new AnnouncedItems() {
            @Override
            public Announced item() {
                String id = threads.post(FakeThreads.USERNAME, "written in the app").id;
                return new Announced(id, id);
            }

            @Override
            public String gone() {
                FakeItem item = threads.post(FakeThreads.USERNAME, "written and deleted");
                item.deleted = true;
                return item.id;
            }
        });
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            /** Ours, as Threads deletes nothing else; held, as nothing else is approved. */
            @Override
            public String item() {
                FakeItem item = threads.reply(FakeThreads.POST, FakeThreads.USERNAME, "something rash");
                item.approval = "PENDING";
                return item.id;
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                FakeItem item = threads.items.get(externalId);
                return switch (action) {
                    case HIDE -> item.hidden;
                    case UNHIDE -> !item.hidden;
                    case DELETE -> item.deleted;
                    case APPROVE -> item.approval.equals("APPROVED");
                    case REJECT -> item.approval.equals("IGNORED");
                    case LIKE, UNLIKE, PIN, UNPIN -> false;
                };
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", "a-good-code#_", "redirect", "https://host.example/back");
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
                threads.answerNext(400, FakeThreads.errorBody(4, 0));
                return threads.clock.instant().plus(GraphErrors.DEFAULT_WAIT);
            }

            @Override
            public void breakDown() {
                threads.answerNext(503, "down");
            }

            @Override
            public void cutAfterEffect() {
                threads.cutPublication(true);
            }

            @Override
            public void cutBeforeEffect() {
                threads.cutPublication(false);
            }

            @Override
            public void killCredential() {
                threads.killToken();
            }

            @Override
            public void settle() {
                threads.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        threads.close();
    }
}
