package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Attachment;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.OwnItems;
import io.threadwell.testkit.connector.ServedMedia;
import io.threadwell.testkit.connector.ShownSignals;
import io.threadwell.testkit.connector.WebhookSamples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The connector with a Bot API of our own, as the contract suite needs it. */
final class TelegramFixture implements ConnectorFixture {
    private final FakeTelegram telegram = new FakeTelegram();
    private final boolean webhook;

    TelegramFixture(boolean webhook) {
        this.webhook = webhook;
    }

    static TelegramConnector connector(FakeTelegram telegram, TelegramConfig.Builder config) {
        return TelegramConnector.builder()
                .config(config.apiAddress(telegram.uri())
                        .longPoll(Duration.ZERO)
                        .build())
                .clock(telegram.clock)
                .build();
    }

    @Override
    public Connector connector() {
        return connector(telegram, webhook ? Deliveries.config() : TelegramConfig.builder());
    }

    @Override
    public AccountContext account() {
        return Accounts.acme();
    }

    @Override
    public List<InboundEvent> examples() {
        String talk = Deliveries.message(12, Deliveries.ANA, Deliveries.PRIVATE, "'text':'a question'");
        return Stream.of(
                        Deliveries.update("message", talk),
                        Deliveries.update("edited_message", talk, "'edit_date':1740996060"),
                        Deliveries.update("channel_post", Deliveries.message(3, Deliveries.CHANNEL, "'text':'news'")),
                        Deliveries.update(
                                "deleted_business_messages",
                                "'business_connection_id':'c0nn','message_ids':[12]",
                                Deliveries.PRIVATE))
                .flatMap(update -> Deliveries.parse(update).stream())
                .toList();
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return webhook ? Optional.of(new TelegramSamples()) : Optional.empty();
    }

    @Override
    public Optional<Lists> lists() {
        return webhook
                ? Optional.empty()
                : Optional.of(new Lists() {
                    @Override
                    public String stream() {
                        return "updates";
                    }

                    @Override
                    public List<String> publish(int howMany) {
                        List<String> ids = new ArrayList<>();
                        for (int i = 0; i < howMany; i++) {
                            ids.add(telegram.write("501", "question " + i));
                        }
                        return ids;
                    }

                    @Override
                    public Instant beginning() {
                        return telegram.clock.instant().minus(Duration.ofDays(1));
                    }
                });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new TelegramAnswers(telegram));
    }

    @Override
    public Optional<ServedMedia> servedMedia() {
        return Optional.of(new ServedMedia() {
            @Override
            public Attachment attachment(byte[] content) {
                telegram.files.put("photos/AgAD-1", content);
                return Attachment.of(Attachment.Kind.IMAGE, "telegram:file/AgAD-1");
            }

            @Override
            public Attachment gone() {
                return Attachment.of(Attachment.Kind.IMAGE, "telegram:file/AgAD-gone");
            }
        });
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return telegram.write("-1001", "something rude");
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                FakeTelegram.Sent message = sent(externalId);
                return switch (action) {
                    case DELETE -> message.deleted;
                    case LIKE -> message.liked;
                    case UNLIKE -> !message.liked;
                    case PIN -> message.pinned;
                    case UNPIN -> !message.pinned;
                    case HIDE, UNHIDE, APPROVE, REJECT -> false;
                };
            }
        });
    }

    private FakeTelegram.Sent sent(String externalId) {
        return Objects.requireNonNull(telegram.messages.get(externalId));
    }

    @Override
    public Optional<OwnItems> ownItems() {
        return Optional.of(new OwnItems() {
            @Override
            public String item() {
                return telegram.write("501", "what we wrote");
            }

            @Override
            public String textOf(String externalId) {
                return sent(externalId).text;
            }
        });
    }

    @Override
    public Optional<ShownSignals> shownSignals() {
        return Optional.of(new ShownSignals() {
            @Override
            public OutboundMessage.Target conversation() {
                return new OutboundMessage.Target("501:12", null, null, "501");
            }

            @Override
            public List<Signal> given() {
                return telegram.typing.stream().map(chat -> Signal.TYPING).toList();
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("token", Accounts.TOKEN);
            }

            @Override
            public Map<String, String> badGrant() {
                telegram.kill("43:AAH-a-token-that-is-dead");
                return Map.of("token", "43:AAH-a-token-that-is-dead");
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
                telegram.next(Reply.json(
                        429,
                        "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 7\","
                                + "\"parameters\":{\"retry_after\":7}}"));
                return telegram.clock.instant().plusSeconds(7);
            }

            @Override
            public void breakDown() {
                telegram.next(Reply.refused(503, "Service Unavailable"));
            }

            @Override
            public void cutAfterEffect() {
                telegram.cutNextWrite(FakeTelegram.Cut.AFTER);
            }

            @Override
            public void cutBeforeEffect() {
                telegram.cutNextWrite(FakeTelegram.Cut.BEFORE);
            }

            @Override
            public void killCredential() {
                telegram.kill(Accounts.TOKEN);
            }

            @Override
            public void settle() {
                telegram.clock.advanceSeconds(5);
            }
        };
    }

    @Override
    public void close() {
        telegram.close();
        assertThat(telegram.violations()).as("what differs from the contract").isEmpty();
    }
}
