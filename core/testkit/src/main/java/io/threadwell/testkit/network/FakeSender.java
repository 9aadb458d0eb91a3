package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Takes our answers. Each image of an answer becomes an item of its own behind it. */
final class FakeSender implements ReplySender {
    /** Until then a look does not show what was posted: who looks before the settling time is misled. */
    static final Duration HIDDEN_FROM_LOOKS = Duration.ofSeconds(5);

    private final Set<Capability> capabilities;
    private final InstantSource clock;
    private final FakeItems items;
    private final FakeEvents events;
    private final FakeTokens tokens;
    private final List<FakePost> posts = new ArrayList<>();
    private final Set<String> privatelyAnswered = new HashSet<>();
    private final Deque<SendFault> nextFaults = new ArrayDeque<>();
    private Function<OutboundMessage, SendFault> script = message -> SendFault.NONE;
    private Echo echo = Echo.NONE;
    private boolean givesKeysBack = true;
    private boolean cannotTell;
    private int calls;

    FakeSender(
            Set<Capability> capabilities, InstantSource clock, FakeItems items, FakeEvents events, FakeTokens tokens) {
        this.capabilities = capabilities;
        this.clock = clock;
        this.items = items;
        this.events = events;
        this.tokens = tokens;
    }

    synchronized void setEcho(Echo newEcho) {
        echo = newEcho;
    }

    synchronized void setGivesKeysBack(boolean gives) {
        givesKeysBack = gives;
    }

    synchronized void setCannotTell(boolean cannot) {
        cannotTell = cannot;
    }

    synchronized void setScript(Function<OutboundMessage, SendFault> newScript) {
        script = newScript;
    }

    synchronized void next(SendFault fault) {
        nextFaults.add(fault);
    }

    synchronized List<FakePost> posts() {
        return List.copyOf(posts);
    }

    synchronized int calls() {
        return calls;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        SendFault fault = nextFault(message);
        tokens.check(account);
        AccountId id = account.account().id();
        checkCapability(message);
        if (fault.takesEffect()) {
            Posted posted = post(id, message);
            tellEcho(posted.items, message);
            fault.raise();
            return posted.result;
        }
        fault.raise();
        throw new IllegalStateException("a fault without effect raises an error");
    }

    private synchronized SendFault nextFault(OutboundMessage message) {
        calls++;
        SendFault next = nextFaults.poll();
        return next == null ? script.apply(message) : next;
    }

    private void checkCapability(OutboundMessage message) {
        boolean answersDirect =
                message.target().root() == null && message.target().post() == null;
        Capability needed = message.visibility() == Visibility.PUBLIC
                ? Capability.PUBLIC_REPLY
                : answersDirect ? Capability.DIRECT_MESSAGE : Capability.PRIVATE_REPLY;
        if (!capabilities.contains(needed)) {
            throw new UnsupportedOperation("the network has no " + needed);
        }
        if (!message.content().attachments().isEmpty() && !capabilities.contains(Capability.SEND_IMAGES)) {
            throw new UnsupportedOperation("the network has no " + Capability.SEND_IMAGES);
        }
    }

    private record Posted(List<FakeItem> items, SendResult result) {}

    private synchronized Posted post(AccountId account, OutboundMessage message) {
        FakeItem target = items.need(account, message.target().message());
        boolean movesToPrivate = message.visibility() == Visibility.PRIVATE && target.visibility() == Visibility.PUBLIC;
        if (movesToPrivate) {
            usePrivateReply(target);
        }
        String us = account.externalId();
        List<FakeItem> made = new ArrayList<>();
        made.add(make(account, us, target, message, message.content().text()));
        message.content().attachments().forEach(image -> made.add(make(account, us, target, message, image.url())));
        SendResult result = new SendResult(
                made.stream().map(FakeItem::id).toList(),
                "https://fake.example/" + made.get(0).id(),
                clock.instant(),
                movesToPrivate ? target.author() : null);
        posts.add(new FakePost(account, message, result, clock.instant()));
        return new Posted(made, result);
    }

    private FakeItem make(AccountId account, String us, FakeItem target, OutboundMessage message, String text) {
        if (message.visibility() == Visibility.PUBLIC) {
            return items.below(target, us, text);
        }
        boolean isPublic = target.visibility() == Visibility.PUBLIC;
        return items.direct(account, us, isPublic ? target.author() : target.root(), target.id(), text);
    }

    private void usePrivateReply(FakeItem target) {
        Instant until = target.at().plus(FakePolicy.PRIVATE_REPLY_WINDOW);
        if (clock.instant().isAfter(until) || !privatelyAnswered.add(target.id())) {
            throw new ReplyWindowClosed("the item takes no private reply any more");
        }
    }

    private void tellEcho(List<FakeItem> made, OutboundMessage message) {
        Echo how;
        String key;
        synchronized (this) {
            how = echo;
            key = givesKeysBack ? message.key() : null;
        }
        if (how != Echo.NONE) {
            made.forEach(item -> events.posted(item, key, how == Echo.FIRST));
        }
    }

    @Override
    public synchronized FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        tokens.check(account);
        if (cannotTell) {
            return new FindResult.CannotTell<>("the network keeps no keys");
        }
        Instant shownUntil = clock.instant().minus(HIDDEN_FROM_LOOKS);
        return posts.stream()
                .filter(post -> post.key().equals(message.key()) && !post.at().isAfter(shownUntil))
                .map(FakePost::result)
                .<FindResult<SendResult>>map(FindResult.Found::new)
                .findFirst()
                .orElseGet(FindResult.Absent::new);
    }
}
