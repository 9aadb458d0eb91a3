package io.threadwell.connector.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.Secret;
import io.threadwell.testkit.connector.AnnouncedItems;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.OwnItems;
import io.threadwell.testkit.connector.WebhookSamples;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The connector with an API of our own, as the contract suite needs it. */
final class LinkedInFixture implements ConnectorFixture {
    private final FakeLinkedIn linkedIn = new FakeLinkedIn();

    static LinkedInConfig.Builder config(FakeLinkedIn linkedIn) {
        return LinkedInConfig.builder()
                .apiUri(linkedIn.uri())
                .loginUri(URI.create(linkedIn.uri() + "/oauth/v2"))
                .client("client-id", Secret.of("client-secret"));
    }

    static LinkedInConnector connector(FakeLinkedIn linkedIn) {
        return connector(linkedIn, config(linkedIn));
    }

    static LinkedInConnector connector(FakeLinkedIn linkedIn, LinkedInConfig.Builder config) {
        return LinkedInConnector.builder()
                .config(config.build())
                .clock(linkedIn.clock)
                .build();
    }

    @Override
    public Connector connector() {
        return connector(linkedIn);
    }

    @Override
    public AccountContext account() {
        return Accounts.acme();
    }

    @Override
    public List<InboundEvent> examples() {
        return Stream.of("batch.json", "others.json", "urns-only.json")
                .flatMap(name -> Deliveries.events(name).stream())
                .toList();
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new LinkedInSamples());
    }

    private FakeComments.Comment question(String text) {
        FakeComments.Post post = linkedIn.comments.post(Accounts.OUR_URN, "news");
        return linkedIn.comments.write(post, Accounts.ANA, null, text);
    }

    private FakeComments.Comment there(String externalId) {
        return linkedIn.comments.comments.get(externalId);
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return LinkedInConfig.NOTIFICATIONS;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    FakeComments.Comment comment = question("question " + i);
                    linkedIn.notifications.tell("COMMENT", comment);
                    ids.add(comment.urn());
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return linkedIn.clock.instant().minus(Duration.ofDays(1));
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new LinkedInAnswers(linkedIn));
    }

    @Override
    public Optional<AnnouncedItems> announcedItems() {
        return Optional.of(new AnnouncedItems() {
            @Override
            public Announced item() {
                String urn = question("who answers?").urn();
                return new Announced(urn, urn);
            }

            @Override
            public String gone() {
                return "urn:li:comment:(urn:li:activity:1,2)";
            }
        });
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return question("something rude").urn();
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                return switch (action) {
                    case DELETE -> there(externalId).deleted;
                    case LIKE -> linkedIn.comments.liked.contains(externalId);
                    case UNLIKE -> !linkedIn.comments.liked.contains(externalId);
                    case HIDE, UNHIDE, PIN, UNPIN, APPROVE, REJECT -> false;
                };
            }
        });
    }

    @Override
    public Optional<OwnItems> ownItems() {
        return Optional.of(new OwnItems() {
            @Override
            public String item() {
                FakeComments.Post post = linkedIn.comments.post(Accounts.OUR_URN, "news");
                return linkedIn.comments
                        .write(post, Accounts.OUR_URN, null, "what we said")
                        .urn();
            }

            @Override
            public String textOf(String externalId) {
                return there(externalId).text;
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", FakeLogins.CODE, "redirect", "https://host.example/back");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "a-refused-code", "redirect", "https://host.example/back");
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
            /** Page "Rate Limits": by the day, and nothing says when it ends but the page. */
            @Override
            public Instant limit() {
                linkedIn.next(Reply.error(
                        429,
                        101,
                        "TOO_MANY_REQUESTS",
                        "Resource level throttle MEMBER DAY limit for calls to this resource is reached."));
                return linkedIn.clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
            }

            @Override
            public void breakDown() {
                linkedIn.next(Reply.error(503, 0, "SERVICE_UNAVAILABLE", "Service unavailable"));
            }

            @Override
            public void cutAfterEffect() {
                linkedIn.cutNextWrite(FakeLinkedIn.Cut.AFTER);
            }

            @Override
            public void cutBeforeEffect() {
                linkedIn.cutNextWrite(FakeLinkedIn.Cut.BEFORE);
            }

            @Override
            public void killCredential() {
                linkedIn.kill(Accounts.TOKEN);
                linkedIn.kill(Accounts.REFRESH);
            }

            @Override
            public void settle() {
                linkedIn.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        linkedIn.close();
        assertThat(linkedIn.violations).isEmpty();
    }
}
