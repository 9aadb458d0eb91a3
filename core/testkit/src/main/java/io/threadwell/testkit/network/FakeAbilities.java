package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What some networks have besides items and answers. */
final class FakeAbilities implements ItemLookup, ProfileSource, MediaSource, MessageEditor, ConversationSignals {
    static final String STRANGER = "stranger";

    private final Set<Capability> capabilities;
    private final FakeItems items;
    private final FakeEvents events;
    private final FakeTokens tokens;
    private final Map<String, byte[]> media = new ConcurrentHashMap<>();
    private final List<Signal> signals = new CopyOnWriteArrayList<>();

    FakeAbilities(Set<Capability> capabilities, FakeItems items, FakeEvents events, FakeTokens tokens) {
        this.capabilities = capabilities;
        this.items = items;
        this.events = events;
        this.tokens = tokens;
    }

    @Override
    public List<InboundEvent> lookUp(AccountContext account, String reference) {
        tokens.check(account);
        FakeItem item = items.need(account.account().id(), reference);
        return List.of(FakeWire.read(item.account().network(), events.lineOf(item), item.at()));
    }

    @Override
    public Author profile(AccountContext account, String externalId) {
        tokens.check(account);
        if (externalId.equals(STRANGER)) {
            throw new NotFound("the network does not show " + externalId);
        }
        return Author.of(externalId, FakeWire.name(externalId));
    }

    @Override
    public MediaFile open(AccountContext account, Attachment attachment) {
        tokens.check(account);
        byte[] content = media.get(attachment.url());
        if (content == null) {
            throw new NotFound("the network serves nothing at " + attachment.url());
        }
        return new MediaFile(new ByteArrayInputStream(content), attachment.contentType(), attachment.name());
    }

    void serve(String url, byte[] content) {
        media.put(url, content.clone());
    }

    @Override
    public void edit(AccountContext account, String externalId, Content content) {
        tokens.check(account);
        FakeItem item = items.need(account.account().id(), externalId);
        items.change(item, before -> before.withText(content.text()));
    }

    @Override
    public void give(AccountContext account, OutboundMessage.Target to, Signal signal) {
        if (!capabilities.contains(signal.needs())) {
            throw new UnsupportedOperation("the network has no " + signal.needs());
        }
        tokens.check(account);
        signals.add(signal);
    }

    List<Signal> signals() {
        return List.copyOf(signals);
    }
}
