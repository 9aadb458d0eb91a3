package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * One account on the fake network, with the people who write to it. What they do becomes an event at once: pushed to the
 * receiver where there is one, else waiting to be taken. Thread-safe.
 *
 * <p>People are known by an id of the test's choice; the same id on two pages is two persons.
 */
public final class FakePage {
    private final AccountId id;
    private final InstantSource clock;
    private final FakeItems items;
    private final FakeEvents events;
    private final FakeTokens tokens;

    FakePage(AccountId id, InstantSource clock, FakeItems items, FakeEvents events, FakeTokens tokens) {
        this.id = id;
        this.clock = clock;
        this.items = items;
        this.events = events;
        this.tokens = tokens;
    }

    public AccountId id() {
        return id;
    }

    /** Somebody writes a post of their own on the page. */
    public FakeItem post(String person, String text) {
        return told(items.root(id, person, MessageKind.POST, null, text));
    }

    /** Somebody writes a post with an image that the network serves at an address. */
    public FakeItem post(String person, String text, String image) {
        FakeItem item = items.root(id, person, MessageKind.POST, null, text);
        events.posted(item, image);
        return item;
    }

    /** Somebody names the page in a post elsewhere. */
    public FakeItem mention(String person, String text) {
        return told(items.root(id, person, MessageKind.MENTION, null, text));
    }

    /** The page itself posts something, in the network's own app. */
    public FakeItem ownPost(String text) {
        return told(items.root(id, id.externalId(), MessageKind.POST, null, text));
    }

    /** Somebody comments on a post of the page, which begins a thread. */
    public FakeItem comment(String person, FakeItem post, String text) {
        return told(items.root(id, person, MessageKind.COMMENT, post.id(), text));
    }

    /** Somebody answers an item in public. */
    public FakeItem reply(String person, FakeItem to, String text) {
        return told(items.below(items.need(id, to.id()), person, text));
    }

    /** Somebody writes in private. */
    public FakeItem message(String person, String text) {
        return told(items.direct(id, person, person, null, text));
    }

    /** One of ours answers in the network's own app. */
    public FakeItem answerNatively(FakeItem to, String text) {
        String us = id.externalId();
        boolean direct = to.kind() == MessageKind.DIRECT_MESSAGE;
        return told(direct ? items.direct(id, us, to.root(), to.id(), text) : items.below(to, us, text));
    }

    private FakeItem told(FakeItem item) {
        events.posted(item, null, true);
        return item;
    }

    /** The author edits an item. */
    public FakeItem edit(FakeItem item, String text) {
        FakeItem edited = items.change(item, before -> before.withText(text));
        events.edited(edited, clock.instant());
        return edited;
    }

    /** The author deletes an item. */
    public FakeItem delete(FakeItem item) {
        FakeItem deleted = items.change(item, before -> before.with(FakeItem.Mark.DELETED, true));
        events.told(deleted, "deleted", clock.instant(), "by", "author");
        return deleted;
    }

    /** Somebody at the network hides an item, or shows it again. */
    public FakeItem hide(FakeItem item, boolean hidden) {
        FakeItem changed = items.change(item, before -> before.with(FakeItem.Mark.HIDDEN, hidden));
        events.told(changed, "hidden", clock.instant(), "hidden", Boolean.toString(hidden));
        return changed;
    }

    /** Somebody reacts to an item. */
    public void react(FakeItem item, String reaction) {
        events.told(item, "reacted", clock.instant(), "reaction", reaction);
    }

    /** The network tells how far an answer of ours got. */
    public void receipt(String externalId, DeliveryStatus status) {
        FakeItem item = items.need(id, externalId);
        events.told(item, "receipt", clock.instant(), "status", status.name());
    }

    /** Somebody writes a comment of which the network tells no more than that it is there. */
    public FakeItem announce(String person, FakeItem post, String text) {
        FakeItem item = items.root(id, person, MessageKind.COMMENT, post.id(), text);
        events.told(item, "announced", clock.instant(), "reference", item.id());
        return item;
    }

    /** Somebody writes in private while another app answers. */
    public FakeItem overhear(String person, String text) {
        FakeItem item = items.direct(id, person, person, null, text);
        events.overheard(item);
        return item;
    }

    /** The private conversation with somebody goes to us, or to the other app. */
    public void handOver(String person, boolean ours) {
        raw(FakeEvents.line(id, "handover", clock.instant())
                .put("counterpart", person)
                .put("ours", ours));
    }

    /** Somebody is known by another id from now on. */
    public void changeId(String from, String to) {
        raw(FakeEvents.line(id, "renamed", clock.instant()).put("from", from).put("to", to));
    }

    /** The access to the page, or that of whoever gave it, is taken from us. */
    public void withdraw() {
        raw(FakeEvents.line(id, "withdrawn", clock.instant()));
    }

    /** Somebody wants to be forgotten. */
    public void askErasure(String person, String code) {
        raw(FakeEvents.line(id, "erasure", clock.instant())
                .put("person", person)
                .put("code", code));
    }

    private void raw(Facts facts) {
        raw(Facts.write(facts.map()));
    }

    /** The network tells something in a line that the test wrote, such as an event of a kind that nobody knows. */
    public void raw(String line) {
        events.raw(id, FakeEvents.PUBLIC, line, clock.instant(), true);
    }

    /** An item as it stands now. */
    public FakeItem item(String externalId) {
        return items.find(id, externalId)
                .orElseThrow(() -> new IllegalArgumentException("there is no item " + externalId));
    }

    /** A new credential that does not end. */
    public Token token() {
        return tokens.issue(id, null);
    }

    /** A new credential that ends and can be renewed, once. */
    public Token token(Duration lifetime) {
        return tokens.issue(id, lifetime);
    }

    /** Kills all credentials given so far: calls with them fail with {@code ReauthorizationRequired}. */
    public void killTokens() {
        tokens.killAll(id);
    }

    /** The account as the engine would hand it to the connector, with a new credential. */
    public AccountContext context() {
        Instant now = clock.instant();
        ChannelAccount account = new ChannelAccount(
                id,
                WorkspaceId.DEFAULT,
                "Page " + id.externalId(),
                Map.of(),
                ConnectPolicy.fromNow(),
                now,
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token());
    }
}
