package io.threadwell.connector.tiktok;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.connector.AnnouncedItems;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.ServedMedia;
import io.threadwell.testkit.connector.ShownSignals;
import io.threadwell.testkit.connector.WebhookSamples;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The connector with an API of our own, as the contract suite needs it. */
final class TikTokFixture implements ConnectorFixture {
    static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");

    private final FakeTikTok tiktok = new FakeTikTok();

    static TikTokConfig.Builder config(FakeTikTok tiktok) {
        return TikTokConfig.builder()
                .apiUri(tiktok.uri())
                .authorizationUrl(URI.create("https://www.tiktok.com/v2/auth/authorize?client_key=app-id"))
                .callback(URI.create("https://care.example/webhooks/tiktok"))
                .client("app-id", Secret.of("app-secret"));
    }

    static TikTokConnector connector(FakeTikTok tiktok) {
        return TikTokConnector.builder()
                .config(config(tiktok).build())
                .clock(tiktok.clock)
                .build();
    }

    static List<InboundEvent> parse(TikTokConnector connector, String json) {
        return connector
                .facet(NetworkWebhook.class)
                .orElseThrow()
                .parse(new RawDelivery(new DeliveryId(1), "tiktok", RECEIVED, json.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Connector connector() {
        return connector(tiktok);
    }

    @Override
    public AccountContext account() {
        return Accounts.acme();
    }

    @Override
    public List<InboundEvent> examples() {
        TikTokConnector connector = connector(tiktok);
        return Stream.of(
                        TikTokSamples.event("im_receive_msg", TikTokSamples.message("mid-1", "ana-id")),
                        TikTokSamples.event("im_send_msg", TikTokSamples.message("mid-2", Accounts.US)),
                        TikTokSamples.event("comment.update", TikTokSamples.comment("insert")),
                        TikTokSamples.event("comment.update", TikTokSamples.comment("delete")),
                        TikTokSamples.event("comment.update", TikTokSamples.comment("set_to_hidden")),
                        TikTokSamples.event("authorization.removed", JsonObject.create()))
                .flatMap(json -> parse(connector, json).stream())
                .toList();
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new TikTokSamples(tiktok.clock));
    }

    @Override
    public Optional<AnnouncedItems> announcedItems() {
        return Optional.of(new AnnouncedItems() {
            @Override
            public Announced item() {
                String id = FakeTikTok.VIDEO + ":" + tiktok.write("a question", "0", false).id;
                return new Announced(id, id);
            }

            @Override
            public String gone() {
                return FakeTikTok.VIDEO + ":12345";
            }
        });
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return "comments";
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(FakeTikTok.VIDEO + ":" + tiktok.write("question " + i, "0", false).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return tiktok.clock.instant().minus(Duration.ofDays(1));
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new TikTokAnswers(tiktok));
    }

    @Override
    public Optional<ServedMedia> servedMedia() {
        return Optional.of(new ServedMedia() {
            @Override
            public Attachment attachment(byte[] content) {
                tiktok.files.put("media-1", content);
                return image("media-1");
            }

            @Override
            public Attachment gone() {
                return image("media-gone");
            }

            private Attachment image(String media) {
                JsonObject message = TikTokSamples.message("mid-1", "ana-id")
                        .put("image", JsonObject.create().put("media_id", media));
                InboundEvent read = parse(
                                TikTokFixture.connector(tiktok), TikTokSamples.event("im_receive_msg", message))
                        .get(0);
                return ((InboundEvent.Posted) read).content().attachments().get(0);
            }
        });
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                return FakeTikTok.VIDEO + ":" + tiktok.write("something rude", "0", false).id;
            }

            @Override
            public boolean isAfter(String externalId, Action action) {
                String id = externalId.substring(externalId.indexOf(':') + 1);
                FakeTikTok.Comment comment = Objects.requireNonNull(tiktok.comments.get(id));
                return switch (action) {
                    case HIDE, LIKE, PIN -> comment.marks.contains(action.name());
                    case UNHIDE, UNLIKE, UNPIN ->
                        !comment.marks.contains(action.name().substring(2));
                    case DELETE -> comment.marks.contains("DELETED");
                    case APPROVE, REJECT -> false;
                };
            }
        });
    }

    @Override
    public Optional<ShownSignals> shownSignals() {
        return Optional.of(new ShownSignals() {
            @Override
            public OutboundMessage.Target conversation() {
                return new OutboundMessage.Target("mid-1", null, null, "conversation-1");
            }

            @Override
            public List<Signal> given() {
                return tiktok.messages.stream()
                        .map(message -> message.text("sign", ""))
                        .filter(sign -> !sign.isEmpty())
                        .map(sign -> sign.equals("TYPING") ? Signal.TYPING : Signal.SEEN)
                        .toList();
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", FakeTikTok.CODE, "redirect", "https://host.example/back/");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "a-refused-code", "redirect", "https://host.example/back/");
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
                tiktok.next(40100);
                return tiktok.clock.instant();
            }

            @Override
            public void breakDown() {
                tiktok.breakDown();
            }

            @Override
            public void cutAfterEffect() {
                tiktok.cutNextWrite(FakeTikTok.Cut.AFTER);
            }

            @Override
            public void cutBeforeEffect() {
                tiktok.cutNextWrite(FakeTikTok.Cut.BEFORE);
            }

            @Override
            public void killCredential() {
                tiktok.kill(Accounts.TOKEN);
                tiktok.kill("the-refresh-token-of-acme");
            }

            @Override
            public void settle() {
                tiktok.clock.advanceSeconds(30);
            }
        };
    }

    @Override
    public void close() {
        tiktok.close();
    }
}
