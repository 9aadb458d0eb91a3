package io.threadwell.connector.whatsapp;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.ServedMedia;
import io.threadwell.testkit.connector.ShownSignals;
import io.threadwell.testkit.connector.WebhookSamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connector with a Cloud API of our own, as the contract suite needs it. */
final class WhatsAppFixture implements ConnectorFixture {
    private final FakeWhatsApp whatsapp = new FakeWhatsApp();

    static WhatsAppConnector connector(FakeWhatsApp whatsapp) {
        return WhatsAppConnector.builder()
                .config(WhatsAppConfig.builder()
                        .graphUri(whatsapp.uri())
                        .appId("42")
                        .appSecret(Secret.of("app-secret"))
                        .verifyToken(WhatsAppSamples.VERIFY_TOKEN)
                        .build())
                .clock(whatsapp.clock)
                .build();
    }

    @Override
    public Connector connector() {
        return connector(whatsapp);
    }

    @Override
    public AccountContext account() {
        return Accounts.number();
    }

    @Override
    public List<InboundEvent> examples() {
        return Deliveries.parse(Deliveries.delivery(
                Deliveries.messages(
                        Deliveries.CONTACT,
                        Deliveries.text("wamid.1", "hello"),
                        Deliveries.said("wamid.2", "'type':'revoke','revoke':{'original_message_id':'wamid.1'}"),
                        Deliveries.said(
                                "wamid.3",
                                "'type':'edit','edit':{'original_message_id':'wamid.1','message':{'type':'text','text':"
                                        + "{'body':'hullo'}}}")),
                Deliveries.status("'status':'read','recipient_id':'16505551234'"),
                Deliveries.change(
                        "smb_message_echoes",
                        ",'message_echoes':[{'from':'15550783881','to':'16505551234','id':'wamid.4','timestamp':"
                                + "'1740992400','type':'text','text':{'body':'from the app'}}]")));
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new WhatsAppSamples());
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new WhatsAppAnswers(whatsapp));
    }

    @Override
    public Optional<ServedMedia> servedMedia() {
        return Optional.of(new ServedMedia() {
            @Override
            public Attachment attachment(byte[] content) {
                whatsapp.media.put("4009", content);
                return Attachment.of(Attachment.Kind.IMAGE, "whatsapp:media/4009");
            }

            @Override
            public Attachment gone() {
                return Attachment.of(Attachment.Kind.IMAGE, "whatsapp:media/4010");
            }
        });
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return "16505551234:wamid.1";
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                JsonValue reaction =
                        whatsapp.taken.get(whatsapp.taken.size() - 1).get("reaction");
                String emoji = reaction.text("emoji").orElse("?");
                return reaction.text("message_id", "").equals("wamid.1")
                        && emoji.equals(action == Action.LIKE ? "\uD83D\uDC4D" : "");
            }
        });
    }

    @Override
    public Optional<ShownSignals> shownSignals() {
        return Optional.of(new ShownSignals() {
            @Override
            public OutboundMessage.Target conversation() {
                return new OutboundMessage.Target("16505551234:wamid.1", null, null, Accounts.ANA);
            }

            @Override
            public List<Signal> given() {
                return whatsapp.taken.stream()
                        .map(body -> body.get("typing_indicator").isMissing() ? Signal.SEEN : Signal.TYPING)
                        .toList();
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", "a-good-code");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "a-refused-code");
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
                whatsapp.answerNext(429, FakeWhatsApp.errorBody(130429, 0));
                return whatsapp.clock.instant().plus(GraphErrors.DEFAULT_WAIT);
            }

            @Override
            public void breakDown() {
                whatsapp.answerNext(503, "down");
            }

            @Override
            public void cutAfterEffect() {
                whatsapp.cutNextWrite(true);
            }

            @Override
            public void cutBeforeEffect() {
                whatsapp.cutNextWrite(false);
            }

            @Override
            public void killCredential() {
                whatsapp.killToken();
            }

            @Override
            public void settle() {
                whatsapp.clock.advance(connector().descriptor().limits().settling());
            }
        };
    }

    @Override
    public void close() {
        whatsapp.close();
    }
}
