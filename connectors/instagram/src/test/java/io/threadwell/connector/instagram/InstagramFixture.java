package io.threadwell.connector.instagram;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.instagram.InstagramConnector.Login;
import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.testkit.connector.AnnouncedItems;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.Profiles;
import io.threadwell.testkit.connector.ShownSignals;
import io.threadwell.testkit.connector.WebhookSamples;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector with an API of our own, as the contract suite needs it. */
final class InstagramFixture implements ConnectorFixture {
    private final FakeInstagram instagram = new FakeInstagram();
    private final Login login;

    InstagramFixture(Login login) {
        this.login = login;
    }

    static InstagramConfig.Builder config(FakeInstagram instagram) {
        return InstagramConfig.builder()
                .graphUri(instagram.uri())
                .codesUri(URI.create(instagram.uri() + "/oauth/access_token"))
                .appId("42")
                .appSecret(Secret.of("app-secret"))
                .verifyToken(InstagramSamples.VERIFY_TOKEN);
    }

    static InstagramConnector connector(FakeInstagram instagram, InstagramConfig.Builder config) {
        return InstagramConnector.builder()
                .config(config.build())
                .clock(instagram.clock)
                .build();
    }

    @Override
    public Connector connector() {
        return connector(instagram, config(instagram).login(login));
    }

    @Override
    public AccountContext account() {
        return Accounts.account();
    }

    @Override
    public List<InboundEvent> examples() {
        List<InboundEvent> events = new ArrayList<>(Deliveries.of(
                Deliveries.text("m_1", "hello"),
                Deliveries.message("m_2", "'is_deleted':true"),
                Deliveries.event("'message_edit':{'mid':'m_1','text':'hullo','num_edit':1}"),
                Deliveries.event("'read':{'mid':'m_3'}"),
                Deliveries.echo("m_3", "'text':'good morning'")));
        events.addAll(Deliveries.parse(Deliveries.change("comments", Deliveries.comment("1", ""))));
        events.addAll(Deliveries.parse(Deliveries.change("mentions", "{'comment_id':'2','media_id':'9002'}")));
        return events;
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new InstagramSamples());
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return InstagramConfig.COMMENTS;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(instagram.comment("comment " + i).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return Instant.parse("2000-01-01T00:00:00Z");
            }
        });
    }

    @Override
    public Optional<AnnouncedItems> announcedItems() {
        return Optional.of(new AnnouncedItems() {
            @Override
            public Announced item() {
                FakeComment comment = instagram.comment("without its author");
                return new Announced(comment.id, comment.id);
            }

            @Override
            public String gone() {
                return "999";
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new InstagramAnswers(instagram));
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return instagram.comment("something rude").id;
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                FakeComment comment = instagram.comments.get(externalId);
                return switch (action) {
                    case HIDE -> comment.hidden;
                    case UNHIDE -> !comment.hidden;
                    case DELETE -> comment.deleted;
                    default -> false;
                };
            }
        });
    }

    @Override
    public Optional<Profiles> profiles() {
        return Optional.of(new Profiles() {
            @Override
            public String person() {
                return Accounts.ANA;
            }

            @Override
            public String stranger() {
                return "502";
            }
        });
    }

    @Override
    public Optional<ShownSignals> shownSignals() {
        return Optional.of(new ShownSignals() {
            @Override
            public OutboundMessage.Target conversation() {
                return new OutboundMessage.Target("m_1", null, null, Accounts.ANA);
            }

            @Override
            public List<Signal> given() {
                return instagram.signs.stream()
                        .map(sign -> sign.text("sender_action", "").equals("MARK_SEEN") ? Signal.SEEN : Signal.TYPING)
                        .toList();
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
                return login == Login.FACEBOOK ? Optional.empty() : Optional.of(Accounts.account());
            }
        });
    }

    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public Instant limit() {
                instagram.answerNext(400, FakeAnswers.errorBody(613, 0));
                return instagram.clock.instant().plus(GraphErrors.DEFAULT_WAIT);
            }

            @Override
            public void breakDown() {
                instagram.answerNext(503, "down");
            }

            @Override
            public void cutAfterEffect() {
                instagram.cutNextWrite(true);
            }

            @Override
            public void cutBeforeEffect() {
                instagram.cutNextWrite(false);
            }

            @Override
            public void killCredential() {
                instagram.killToken();
            }

            @Override
            public void settle() {
                instagram.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        instagram.close();
    }
}
