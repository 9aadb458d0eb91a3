package io.threadwell.connector.googlebusiness;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.Token;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.connector.AnnouncedItems;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.WebhookSamples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connector with the fake server, as the contract suite wants it. */
final class GoogleBusinessFixture implements ConnectorFixture {
    final MovableClock clock = new MovableClock();
    final FakeGoogle google = new FakeGoogle(clock);
    private int drafts;

    @Override
    public Connector connector() {
        GoogleBusinessConfig config = GoogleBusinessConfig.builder()
                .server(google.uri())
                .client("client-id", Secret.of("client-secret"))
                .notifications(true)
                .build();
        return GoogleBusinessConnector.builder().config(config).clock(clock).build();
    }

    @Override
    public AccountContext account() {
        ChannelAccount account = new ChannelAccount(
                new AccountId(GoogleBusinessConnector.NETWORK, FakeGoogle.PROFILE),
                WorkspaceId.DEFAULT,
                "Acme, Hill Street",
                Map.of(),
                ConnectPolicy.fromNow(),
                MovableClock.START,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(
                account,
                new Token(FakeGoogle.TOKEN, "refresh-1", clock.instant().plusSeconds(3600), Set.of(), Map.of()));
    }

    @Override
    public List<InboundEvent> examples() {
        google.write("never came");
        FakeGoogle.Review changed = google.write("bad");
        clock.advanceSeconds(10);
        changed.text = "not so bad";
        changed.updated = google.now();
        changed.reply = "Thank you";
        changed.replied = google.now();
        List<InboundEvent> examples = new ArrayList<>(connector()
                .facet(PollingSource.class)
                .orElseThrow()
                .poll(account(), "reviews", null, MovableClock.START.minusSeconds(60))
                .events());
        examples.addAll(Reading.parse(Reading.push("R1")));
        return examples;
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return "reviews";
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    clock.advance(Duration.ofMillis(5));
                    ids.add(google.write("review " + i).id);
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return MovableClock.START.minusSeconds(60);
            }
        });
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return Optional.of(new Pushes());
    }

    private static final class Pushes implements WebhookSamples {
        private static byte[] list(String... pushes) {
            return ("[" + String.join(",", pushes) + "]").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Sample batch() {
            return new Sample(
                    list(Reading.push("R1"), Reading.push("R2"), Reading.push("R3")), List.of("R1", "R2", "R3"));
        }

        @Override
        public Sample batchWithBrokenElement() {
            String broken = "{\"message\":{\"data\":\"%%%\",\"messageId\":\"1\"}}";
            return new Sample(list(Reading.push("R1"), broken, Reading.push("R3")), List.of("R1", "R3"));
        }

        @Override
        public byte[] unknownKind() {
            return list("{\"message\":{\"data\":\"e30=\",\"messageId\":\"1\"}}");
        }

        @Override
        public WebhookRequest signed(byte[] body, Secret secret) {
            return new WebhookRequest(
                    "POST", "/webhooks/google?token=x", Map.of("token", List.of(secret.reveal())), Map.of(), body);
        }

        @Override
        public boolean signsBody() {
            return false;
        }
    }

    @Override
    public Optional<AnnouncedItems> announcedItems() {
        return Optional.of(new AnnouncedItems() {
            @Override
            public Announced item() {
                String id = google.write("never came").id;
                return new Announced(id, id);
            }

            @Override
            public String gone() {
                return "R999";
            }
        });
    }

    @Override
    public Optional<Answers> answers() {
        return Optional.of(new ReviewAnswers());
    }

    private final class ReviewAnswers implements Answers {
        @Override
        public OutboundMessage draft(Kind kind) {
            drafts++;
            clock.advanceSeconds(7);
            String review = google.write("a review").id;
            return new OutboundMessage(
                    new MessageId(drafts),
                    "key-" + drafts,
                    kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE,
                    new OutboundMessage.Target(review, review, null, null),
                    Content.text("answer " + drafts),
                    clock.instant());
        }

        @Override
        public int timesPosted(OutboundMessage draft) {
            return (int) google.replies.stream()
                    .filter(draft.content().text()::equals)
                    .count();
        }

        @Override
        public boolean splits(Kind kind) {
            return false;
        }

        @Override
        public List<Row> rules() {
            Message review = review(clock.instant().minus(Duration.ofDays(700)));
            Message gone = review.withTimes(review.times().deleted(clock.instant()));
            Content image = new Content(
                    "look", List.of(Attachment.of(Attachment.Kind.IMAGE, "https://cdn.example/1.jpg")), Map.of());
            return List.of(
                    row("after years", Kind.PUBLIC_REPLY, review, Content.text("yes"), null),
                    row("a review that is gone", Kind.PUBLIC_REPLY, gone, Content.text("yes"), Reason.TARGET_DELETED),
                    row("in private", Kind.PRIVATE_REPLY, review, Content.text("yes"), Reason.NOT_SUPPORTED),
                    row("a picture", Kind.PUBLIC_REPLY, review, image, Reason.NOT_SUPPORTED),
                    row("2,048 letters of two bytes", Kind.PUBLIC_REPLY, review, Content.text("é".repeat(2048)), null),
                    row("one more", Kind.PUBLIC_REPLY, review, Content.text("é".repeat(2049)), Reason.TOO_LONG));
        }

        private Row row(String name, Kind kind, Message target, Content draft, @Nullable Reason refused) {
            Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
            Question question =
                    new Question(account().account(), visibility, target, target, 0, 0, draft, clock.instant());
            return new Row(name, kind, question, refused);
        }

        private Message review(Instant at) {
            return new Message(
                    new MessageId(1),
                    account().account().id(),
                    "R1",
                    MessageType.inbound(Visibility.PUBLIC, MessageKind.REVIEW),
                    Placement.UNKNOWN,
                    Author.of("reviewer-of-R1", "Ana"),
                    Content.text("bad"),
                    MessageTimes.of(at, at),
                    null,
                    MessageState.inbound(null));
        }
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return Optional.of(new ModeratedItems() {
            @Override
            public String item() {
                FakeGoogle.Review review = google.write("bad");
                review.reply = "Sorry";
                review.replied = google.now();
                return review.id + "/reply/" + google.now().toEpochMilli();
            }

            @Override
            public boolean isAfter(String externalId, Moderation.Action action) {
                FakeGoogle.Review review = google.reviews.get(externalId.substring(0, externalId.indexOf('/')));
                return action == Moderation.Action.DELETE && review != null && review.reply == null;
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", "good", "redirect", "https://host.example/back");
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "made-up-code", "redirect", "https://host.example/back");
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
                google.next(429, "RESOURCE_EXHAUSTED");
                return clock.instant().plusSeconds(60);
            }

            @Override
            public void breakDown() {
                google.next(503, "UNAVAILABLE");
            }

            @Override
            public void cutAfterEffect() {
                google.cutNextWrite(FakeGoogle.Cut.AFTER);
            }

            @Override
            public void cutBeforeEffect() {
                google.cutNextWrite(FakeGoogle.Cut.BEFORE);
            }

            @Override
            public void killCredential() {
                google.kill();
            }

            @Override
            public void settle() {
                clock.advanceSeconds(10);
            }
        };
    }

    /** Every call and answer was as Google describes it. */
    @Override
    public void close() {
        google.close();
        if (!google.contract.violations().isEmpty()) {
            throw new AssertionError("not as described: " + google.contract.violations());
        }
    }
}
