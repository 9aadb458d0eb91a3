package io.threadwell.examples.gateway.demo;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Network;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network that exists in this process alone: what it delivers stands in a recorded stream, and the answers that it takes come
 * back as echoes, as on real ones. Thread-safe.
 */
final class SampleNetwork implements Connector, ReplySender {
    private static final int LONGEST = 10_000;
    private static final ConnectorDescriptor DESCRIPTOR = new ConnectorDescriptor(
            new Network("sample"),
            "Sample network",
            "1",
            Set.of(
                    Capability.WEBHOOK,
                    Capability.PUBLIC_REPLY,
                    Capability.DIRECT_MESSAGE,
                    Capability.EDITS,
                    Capability.DELETIONS,
                    Capability.ECHO),
            new NetworkLimits(LONGEST, LONGEST, "characters", 0, Duration.ofSeconds(1)),
            MediaRules.linked(0));

    /** Takes everything. */
    private static final class Anything implements ReplyPolicy {
        @Override
        public ReplyVerdict judge(Question question) {
            return ReplyVerdict.allowed();
        }

        @Override
        public List<Content> parts(Question question) {
            return List.of(question.draft());
        }

        @Override
        public TextLimit limit(Question question) {
            return new TextLimit(LONGEST, "characters", question.draft().text().length());
        }
    }

    private final InstantSource clock;
    private final Map<String, SendResult> taken = new LinkedHashMap<>();
    private final List<String> echoes = new ArrayList<>();
    private Instant latest = Instant.EPOCH;

    SampleNetwork(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ConnectorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public <T> Optional<T> facet(Class<T> port) {
        ReplyPolicy anything = new Anything();
        for (Object facet : List.of(new SampleWebhook(), this, anything)) {
            if (port.isInstance(facet) && port != Connector.class) {
                return Optional.of(port.cast(facet));
            }
        }
        return Optional.empty();
    }

    /** The network's clock stands where its stream does. */
    synchronized void sawEvent(String line) {
        InboundEvent event = SampleLines.event(line, clock.instant());
        if (event instanceof InboundEvent.Posted posted && posted.sentAt().isAfter(latest)) {
            latest = posted.sentAt();
        }
    }

    @Override
    public synchronized SendResult send(AccountContext account, OutboundMessage message) {
        SendResult before = taken.get(message.key());
        if (before != null) {
            return before;
        }
        String id = "reply-" + (taken.size() + 1);
        latest = latest.plusSeconds(1);
        SendResult result = new SendResult(
                List.of(id), SampleLines.permalink(id), latest, message.target().counterpart());
        taken.put(message.key(), result);
        echoes.add(echo(id, message, latest));
        return result;
    }

    private static String echo(String id, OutboundMessage message, Instant at) {
        return JsonObject.create()
                .put("do", "post")
                .put("id", id)
                .put("ours", true)
                .put("key", message.key())
                .put("at", at)
                .put("text", message.content().text())
                .putIfPresent("reply_to", message.target().message())
                .putIfPresent("with", message.target().counterpart())
                .toString();
    }

    @Override
    public synchronized FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        SendResult there = taken.get(message.key());
        return there == null ? new FindResult.Absent<>() : new FindResult.Found<>(there);
    }

    /** Echoes that have not been delivered yet; each is given once. */
    synchronized List<String> takeEchoes() {
        List<String> all = List.copyOf(echoes);
        echoes.clear();
        return all;
    }

    synchronized int answersTaken() {
        return taken.size();
    }
}
