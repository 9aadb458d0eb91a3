package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.connector.AnnouncedItems;
import io.threadwell.testkit.connector.Answers;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.connector.ModeratedItems;
import io.threadwell.testkit.connector.OwnItems;
import io.threadwell.testkit.connector.Profiles;
import io.threadwell.testkit.connector.ServedMedia;
import io.threadwell.testkit.connector.ShownSignals;
import io.threadwell.testkit.connector.Streams;
import io.threadwell.testkit.connector.WebhookSamples;
import io.threadwell.testkit.webhook.SignedLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The fake network as the suite needs it. */
final class FakeNetworkFixture implements ConnectorFixture {
    private final MovableClock clock = new MovableClock();
    private final FakeNetwork network;
    private final FakePage page;
    private int drafts;

    FakeNetworkFixture(Set<Capability> capabilities) {
        network = new FakeNetwork(clock, FakeNetwork.ID, capabilities);
        page = network.page("page-1");
    }

    private boolean can(Capability capability) {
        return network.descriptor().can(capability);
    }

    @Override
    public Connector connector() {
        return network;
    }

    @Override
    public AccountContext account() {
        return page.context();
    }

    @Override
    public List<InboundEvent> examples() {
        FakeItem item = page.post("anna", "hello");
        if (can(Capability.ECHO)) {
            page.answerNatively(item, "hello back");
        }
        if (can(Capability.EDITS)) {
            page.edit(item, "hello!");
        }
        if (can(Capability.RECEIPTS)) {
            page.receipt(item.id(), DeliveryStatus.READ);
        }
        if (can(Capability.STREAM)) {
            page.announce("anna", item, "hello again");
        }
        if (can(Capability.DELETIONS)) {
            page.delete(item);
        }
        return network.takeEvents().stream()
                .map(line -> FakeWire.read(new Network(FakeNetwork.ID), line, clock.instant()))
                .toList();
    }

    @Override
    public Optional<WebhookSamples> webhook() {
        return can(Capability.WEBHOOK) ? Optional.of(new Samples()) : Optional.empty();
    }

    private final class Samples implements WebhookSamples {
        private final List<String> lines;
        private final List<String> ids = new ArrayList<>();

        Samples() {
            FakeItem post = page.post("anna", "first");
            ids.add(post.id());
            ids.add(page.reply("bert", post, "second").id());
            ids.add(page.message("anna", "third").id());
            lines = network.takeEvents();
        }

        @Override
        public Sample batch() {
            return new Sample(body(lines), ids);
        }

        @Override
        public Sample batchWithBrokenElement() {
            List<String> spoilt = new ArrayList<>(lines);
            spoilt.set(1, lines.get(1).replaceAll("at=\\d+", "at=soon"));
            return new Sample(body(spoilt), List.of(ids.get(0), ids.get(2)));
        }

        @Override
        public byte[] unknownKind() {
            return body(List.of("event=danced&account=page-1&id=9"));
        }

        @Override
        public WebhookRequest signed(byte[] body, Secret secret) {
            return SignedLines.request(body, secret);
        }

        @Override
        public Optional<Challenge> challenge(Secret secret) {
            return Optional.of(new Challenge(SignedLines.challenge("word", secret), "word"));
        }

        private byte[] body(List<String> of) {
            return network.delivery(of).body();
        }
    }

    @Override
    public Optional<Lists> lists() {
        return can(Capability.POLL) ? Optional.of(new PublicList()) : Optional.empty();
    }

    private final class PublicList implements Lists {
        @Override
        public String stream() {
            return "public";
        }

        @Override
        public List<String> publish(int howMany) {
            return write(howMany);
        }

        @Override
        public Instant beginning() {
            return MovableClock.START;
        }
    }

    private List<String> write(int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> page.post("anna", "item " + i).id())
                .toList();
    }

    @Override
    public Optional<Streams> streams() {
        return can(Capability.STREAM) ? Optional.of(new Live()) : Optional.empty();
    }

    private final class Live implements Streams {
        @Override
        public String stream() {
            return FakeStreaming.LIVE;
        }

        @Override
        public List<String> publish(int howMany) {
            return write(howMany);
        }

        @Override
        public boolean resumes() {
            return true;
        }

        @Override
        public void cut() {
            network.cutStreams();
        }

        @Override
        public Instant beginning() {
            return MovableClock.START;
        }
    }

    @Override
    public Optional<AnnouncedItems> announcedItems() {
        return can(Capability.STREAM) ? Optional.of(new Announcements()) : Optional.empty();
    }

    private final class Announcements implements AnnouncedItems {
        @Override
        public Announced item() {
            String id = page.announce("anna", page.ownPost("news"), "hello").id();
            return new Announced(id, id);
        }

        @Override
        public String gone() {
            return page.delete(page.post("anna", "hello")).id();
        }
    }

    @Override
    public Optional<Profiles> profiles() {
        return can(Capability.STREAM) ? Optional.of(new People()) : Optional.empty();
    }

    private record People() implements Profiles {
        @Override
        public String person() {
            return "anna";
        }

        @Override
        public String stranger() {
            return FakeAbilities.STRANGER;
        }
    }

    @Override
    public Optional<ServedMedia> servedMedia() {
        return can(Capability.STREAM) ? Optional.of(new Media()) : Optional.empty();
    }

    private final class Media implements ServedMedia {
        @Override
        public Attachment attachment(byte[] content) {
            network.serve("fake:1", content);
            return Attachment.of(Attachment.Kind.IMAGE, "fake:1");
        }

        @Override
        public Attachment gone() {
            return Attachment.of(Attachment.Kind.IMAGE, "fake:2");
        }
    }

    @Override
    public Optional<OwnItems> ownItems() {
        return can(Capability.EDIT) ? Optional.of(new Own()) : Optional.empty();
    }

    private final class Own implements OwnItems {
        @Override
        public String item() {
            return page.ownPost("what we wrote").id();
        }

        @Override
        public String textOf(String externalId) {
            return page.item(externalId).text();
        }
    }

    @Override
    public Optional<ShownSignals> shownSignals() {
        return network.facet(ConversationSignals.class).isPresent() ? Optional.of(new Signs()) : Optional.empty();
    }

    private final class Signs implements ShownSignals {
        @Override
        public OutboundMessage.Target conversation() {
            String message = page.message("anna", "hello").id();
            return new OutboundMessage.Target(message, null, null, "anna");
        }

        @Override
        public List<ConversationSignals.Signal> given() {
            return network.signals();
        }
    }

    @Override
    public Optional<Answers> answers() {
        return network.facet(ReplySender.class).isPresent() ? Optional.of(new FakeAnswers()) : Optional.empty();
    }

    private final class FakeAnswers implements Answers {
        @Override
        public OutboundMessage draft(Kind kind) {
            boolean direct = kind == Kind.DIRECT_MESSAGE;
            FakeItem item = direct ? page.message("anna", "psst") : page.post("anna", "hello");
            drafts++;
            return new OutboundMessage(
                    new MessageId(drafts),
                    "key-" + drafts,
                    kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE,
                    new OutboundMessage.Target(item.id(), direct ? null : item.id(), null, direct ? "anna" : null),
                    Content.text("answer " + drafts),
                    clock.instant());
        }

        @Override
        public int timesPosted(OutboundMessage draft) {
            return network.timesPosted(draft.key());
        }

        @Override
        public List<Row> rules() {
            return new FakeRules(clock.instant()).table(network.descriptor().capabilities());
        }
    }

    @Override
    public Optional<ModeratedItems> moderatedItems() {
        return network.facet(Moderation.class).isPresent() ? Optional.of(new Items()) : Optional.empty();
    }

    private final class Items implements ModeratedItems {
        @Override
        public String item() {
            return page.post("anna", "rude").id();
        }

        @Override
        public boolean isAfter(String externalId, Moderation.Action action) {
            FakeItem item = page.item(externalId);
            return switch (action) {
                case HIDE -> item.hidden();
                case UNHIDE -> !item.hidden();
                case DELETE -> item.deleted();
                case LIKE -> item.liked();
                case UNLIKE -> !item.liked();
                case PIN -> item.is(FakeItem.Mark.PINNED);
                case UNPIN -> !item.is(FakeItem.Mark.PINNED);
                case APPROVE -> item.is(FakeItem.Mark.APPROVED);
                case REJECT -> item.is(FakeItem.Mark.REJECTED);
            };
        }
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new FakeCredentials());
    }

    private final class FakeCredentials implements Credentials {
        @Override
        public Map<String, String> goodGrant() {
            return Map.of("code", network.grantCode(page));
        }

        @Override
        public Map<String, String> badGrant() {
            return Map.of("code", "made-up-code");
        }

        @Override
        public Optional<AccountContext> renewable() {
            return Optional.of(new AccountContext(page.context().account(), page.token(Duration.ofHours(1))));
        }
    }

    @Override
    public Faults faults() {
        return new FakeFaults();
    }

    private final class FakeFaults implements Faults {
        @Override
        public Instant limit() {
            Instant until = clock.instant().plusSeconds(90);
            network.failNext(SendFault.rateLimited(until));
            network.failNextPoll(new RateLimited("429", until));
            return until;
        }

        @Override
        public void breakDown() {
            network.failNext(SendFault.unavailable());
            network.failNextPoll(new Unavailable("503"));
        }

        @Override
        public void cutAfterEffect() {
            network.failNext(SendFault.cutAfterEffect());
        }

        @Override
        public void cutBeforeEffect() {
            network.failNext(SendFault.cutBeforeEffect());
        }

        @Override
        public void killCredential() {
            page.killTokens();
        }

        @Override
        public void settle() {
            clock.advance(network.descriptor().limits().settling());
        }
    }
}
