package io.threadwell.connector.messenger;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.Profiles;
import io.threadwell.testkit.connector.ShownSignals;
import io.threadwell.testkit.connector.WebhookSamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector with a Graph API of our own, as the contract suite needs it. */
final class MessengerFixture implements ConnectorFixture {
    private final FakeMessenger messenger = new FakeMessenger();

    static MessengerConfig.Builder config(FakeMessenger messenger) {
        return MessengerConfig.builder()
                .graphUri(messenger.uri())
                .appId("42")
                .appSecret(Secret.of("app-secret"))
                .verifyToken(MessengerSamples.VERIFY_TOKEN);
    }

    static MessengerConnector connector(FakeMessenger messenger, MessengerConfig.Builder config) {
        return MessengerConnector.builder()
                .config(config.build())
                .clock(messenger.clock)
                .build();
    }

    @Override
    public Connector connector() {
        return connector(messenger, config(messenger));
    }

    @Override
    public AccountContext account() {
        return Accounts.page();
    }

    @Override
    public List<InboundEvent> examples() {
        return Deliveries.of(
                Deliveries.text("m_1", "hello"),
                Deliveries.message("m_2", "'is_deleted':true"),
                Deliveries.event("'message_edit':{'mid':'m_1','text':'hullo','num_edit':1}"),
                Deliveries.event("'delivery':{'mids':['m_3'],'watermark':1740992400000}"),
                Deliveries.echo("m_3", "'text':'good morning'"));
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new MessengerSamples());
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return MessengerConfig.CONVERSATIONS;
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(messenger.write(Accounts.ANA, "message " + i).id());
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
    public Optional<Answers> answers() {
        return Optional.of(new MessengerAnswers(messenger));
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
                return messenger.taken.stream().map(MessengerFixture::signal).toList();
            }
        });
    }

    private static Signal signal(JsonValue taken) {
        return switch (taken.text("edge", "")) {
            case "take_thread_control" -> Signal.TAKE_CONTROL;
            case "pass_thread_control" -> Signal.PASS_CONTROL;
            default ->
                taken.at("body", "sender_action").text().orElse("").equals("MARK_SEEN") ? Signal.SEEN : Signal.TYPING;
        };
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
                messenger.answerNext(400, FakeMessenger.errorBody(613, 0));
                return messenger.clock.instant().plus(GraphErrors.DEFAULT_WAIT);
            }

            @Override
            public void breakDown() {
                messenger.answerNext(503, "down");
            }

            @Override
            public void cutAfterEffect() {
                messenger.cutNextWrite(true);
            }

            @Override
            public void cutBeforeEffect() {
                messenger.cutNextWrite(false);
            }

            @Override
            public void killCredential() {
                messenger.killToken();
            }

            @Override
            public void settle() {
                messenger.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        messenger.close();
    }
}
