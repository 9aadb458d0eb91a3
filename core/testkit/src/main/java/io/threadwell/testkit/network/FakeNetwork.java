package io.threadwell.testkit.network;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.DataRules;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.error.CareException;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.webhook.SignedLines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A social network and its connector in one, in the process and deterministic. Thread-safe; its time is the clock given.
 *
 * <p>People act through {@link #page}. What happens becomes events, each a line of text. A test takes them with
 * {@link #takeEvents()}, may reorder, repeat, batch or spoil them, and makes signed deliveries of them with
 * {@link #delivery}; or has each pushed at once with {@link #pushTo}. The same events can be polled, in the streams
 * {@code public} and {@code private}; what is public also comes over a long connection, the stream {@code live}, on a network that
 * has the capability. Such a network also looks items up, shows profiles and serves media.
 *
 * <p>Answers of ours go wrong on request ({@link #failNext}, {@link #fail}); what was really posted, whatever the caller was
 * told, is in {@link #posts()}. A look for an answer ({@code find}) does not show what was posted within the last 5 seconds;
 * the settling time of {@link NetworkLimits} is 10.
 *
 * <p>Public answers may have 1,000 characters, private ones 500; private answers may go out within 24 hours of the customer's
 * last word, and one private reply to a public item within 7 days.
 */
public final class FakeNetwork implements Connector {
    /** The network's id unless another is given. */
    public static final String ID = "fake";

    private volatile ConnectorDescriptor descriptor;
    private final InstantSource clock;
    private final FakeItems items;
    private final FakeEvents events = new FakeEvents();
    private final FakeTokens tokens;
    private final FakeSender sender;
    private final FakePolling polling;
    private final FakeStreaming streaming;
    private final FakeAbilities abilities;
    private final Map<Class<?>, Object> facets = new HashMap<>();
    private final Map<String, FakePage> pages = new ConcurrentHashMap<>();
    private volatile Secret secret = Secret.of("fake-secret");

    /** A network with the id {@value #ID} that can do everything. */
    public FakeNetwork(InstantSource clock) {
        this(clock, ID, EnumSet.allOf(Capability.class));
    }

    /** A network with these capabilities only, and the facets that agree with them. */
    public FakeNetwork(InstantSource clock, String id, Set<Capability> capabilities) {
        this.clock = clock;
        descriptor = new ConnectorDescriptor(
                new Network(id), "Fake network", "1", capabilities, limits(capabilities), media(capabilities));
        items = new FakeItems(clock);
        tokens = new FakeTokens(clock);
        sender = new FakeSender(descriptor.capabilities(), clock, items, events, tokens);
        polling = new FakePolling(descriptor.network(), clock, events, tokens);
        streaming = new FakeStreaming(events, tokens);
        abilities = new FakeAbilities(descriptor.capabilities(), items, events, tokens);
        addFacets();
    }

    private static NetworkLimits limits(Set<Capability> can) {
        boolean hasPrivate = can.contains(Capability.PRIVATE_REPLY) || can.contains(Capability.DIRECT_MESSAGE);
        return new NetworkLimits(
                can.contains(Capability.PUBLIC_REPLY) ? 1000 : 0,
                hasPrivate ? 500 : 0,
                "characters",
                can.contains(Capability.SEND_IMAGES) ? 4 : 0,
                Duration.ofSeconds(10));
    }

    private static MediaRules media(Set<Capability> can) {
        boolean sends = can.contains(Capability.SEND_IMAGES) || can.contains(Capability.SEND_FILES);
        int upload = sends ? 1 << 20 : 0;
        return can.contains(Capability.STREAM) ? MediaRules.fetched(1 << 20, upload) : MediaRules.linked(upload);
    }

    private void addFacets() {
        facets.put(Authorizer.class, tokens);
        if (descriptor.can(Capability.WEBHOOK)) {
            facets.put(NetworkWebhook.class, new FakeWebhook(descriptor.network()));
        }
        if (descriptor.can(Capability.POLL)) {
            facets.put(PollingSource.class, polling);
        }
        if (canAnyOf(Capability.PUBLIC_REPLY, Capability.PRIVATE_REPLY, Capability.DIRECT_MESSAGE)) {
            facets.put(ReplySender.class, sender);
            facets.put(ReplyPolicy.class, new FakePolicy(descriptor.limits(), descriptor.capabilities()));
        }
        if (descriptor.can(Capability.STREAM)) {
            facets.put(StreamSource.class, streaming);
            facets.put(ItemLookup.class, abilities);
            facets.put(ProfileSource.class, abilities);
            facets.put(MediaSource.class, abilities);
        }
        if (descriptor.can(Capability.EDIT)) {
            facets.put(MessageEditor.class, abilities);
        }
        if (canAnyOf(Capability.TYPING, Capability.MARK_SEEN, Capability.THREAD_CONTROL)) {
            facets.put(ConversationSignals.class, abilities);
        }
        if (canAnyOf(Capability.HIDE, Capability.DELETE, Capability.LIKE, Capability.PIN, Capability.APPROVE)) {
            facets.put(Moderation.class, new FakeModeration(descriptor.capabilities(), items, tokens));
        }
    }

    private boolean canAnyOf(Capability... capabilities) {
        return Arrays.stream(capabilities).anyMatch(descriptor::can);
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public <T> Optional<T> facet(Class<T> port) {
        return Optional.ofNullable(facets.get(port)).map(port::cast);
    }

    /** One account, made when it is asked for first. */
    public FakePage page(String externalId) {
        AccountId id = new AccountId(descriptor.network(), externalId);
        return pages.computeIfAbsent(externalId, name -> new FakePage(id, clock, items, events, tokens));
    }

    /** What a person who connects these pages brings back as {@code code}; good once. */
    public String grantCode(FakePage... granted) {
        return tokens.code(Arrays.stream(granted).map(FakePage::id).toList());
    }

    /** All items there are, ours among them, in the order in which they were made. */
    public List<FakeItem> items() {
        return items.all();
    }

    // What comes in.

    /** The secret that deliveries are signed with. */
    public Secret secret() {
        return secret;
    }

    /** Signs with another secret from now on. */
    public void setSecret(Secret newSecret) {
        secret = newSecret;
    }

    /** The events that nobody has taken yet, in the order in which they happened. */
    public List<String> takeEvents() {
        return events.takeWaiting();
    }

    /** One signed delivery of these events. */
    public WebhookRequest delivery(String... lines) {
        return delivery(List.of(lines));
    }

    /** One signed delivery of these events. */
    public WebhookRequest delivery(List<String> lines) {
        return SignedLines.request(lines, secret);
    }

    /** All events that nobody has taken yet, each in a signed delivery of its own. */
    public List<WebhookRequest> takeDeliveries() {
        return takeEvents().stream().map(this::delivery).toList();
    }

    /** Pushes each event at once, in a signed delivery of its own, on the thread that caused it; null to stop. */
    public void pushTo(@Nullable Consumer<WebhookRequest> receiver) {
        events.pushTo(receiver == null ? null : line -> receiver.accept(delivery(line)));
    }

    /** Names only the parent of an answer, not where its thread begins. Off by default. */
    public void setOnlyParents(boolean only) {
        events.setOnlyParents(only);
    }

    /** Sends the whole item along with an edit. Off by default. */
    public void setWholeOnEdit(boolean whole) {
        events.setWholeOnEdit(whole);
    }

    /** Sets what the network's terms say of data; without limits by default. Before the engine is built. */
    public void setDataRules(DataRules rules) {
        ConnectorDescriptor d = descriptor;
        descriptor = new ConnectorDescriptor(
                d.network(), d.displayName(), d.apiVersion(), d.capabilities(), d.limits(), d.media(), rules);
    }

    /** Names nobody: items tell no more of their authors than an id. Off by default. */
    public void setNameless(boolean nameless) {
        events.setNameless(nameless);
    }

    /** Vouches for facts of a person from now on, by the names of {@code Author}, in all that the person writes. */
    public void vouch(String person, Map<String, String> facts) {
        events.vouch(person, facts);
    }

    /** Serves media at an address. */
    public void serve(String url, byte[] content) {
        abilities.serve(url, content);
    }

    /** Ends all long connections that are open. */
    public void cutStreams() {
        streaming.cut();
    }

    /** Waits until so many long connections were opened; false when the time is up before. */
    public boolean awaitStreams(int opened, Duration atMost) {
        return events.await(() -> streaming.opened() >= opened, atMost);
    }

    /** How many events a poll gives at most; 20 by default. */
    public void setPollPage(int size) {
        polling.setPageSize(size);
    }

    /** Lets the next polls fail, one error each. */
    public void failNextPoll(CareException... errors) {
        Arrays.stream(errors).forEach(polling::next);
    }

    // What goes out.

    /** Whether and when answers of ours come back as events. */
    public void setEcho(Echo echo) {
        sender.setEcho(echo);
    }

    /** Whether an echo carries the key that we gave the answer. On by default. */
    public void setGivesKeysBack(boolean gives) {
        sender.setGivesKeysBack(gives);
    }

    /** Lets a look for an answer end in {@code CannotTell}. Off by default. */
    public void setCannotTell(boolean cannot) {
        sender.setCannotTell(cannot);
    }

    /** Lets the next calls of {@code send} fail, one fault each. */
    public void failNext(SendFault... faults) {
        Arrays.stream(faults).forEach(sender::next);
    }

    /** Decides for each call of {@code send} what goes wrong; {@link #failNext} comes first. */
    public void fail(Function<OutboundMessage, SendFault> script) {
        sender.setScript(script);
    }

    /** What was really posted for us, in order. */
    public List<FakePost> posts() {
        return sender.posts();
    }

    /** How often an answer was really posted: once, if all is well. */
    public int timesPosted(String key) {
        return (int) posts().stream().filter(post -> post.key().equals(key)).count();
    }

    /** How often {@code send} was called, failures included. */
    public int sendCalls() {
        return sender.calls();
    }

    /** The signs that we gave, in order. */
    public List<ConversationSignals.Signal> signals() {
        return abilities.signals();
    }
}
