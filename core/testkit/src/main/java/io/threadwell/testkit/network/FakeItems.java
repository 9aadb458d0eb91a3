package io.threadwell.testkit.network;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All items of the network. */
final class FakeItems {
    private final InstantSource clock;
    private final Map<String, FakeItem> items = new LinkedHashMap<>();
    private long made;

    FakeItems(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins a public thread. */
    synchronized FakeItem root(AccountId account, String author, MessageKind kind, @Nullable String post, String text) {
        String id = nextId();
        return keep(account, id, author, Visibility.PUBLIC, kind, id, post, post, text);
    }

    /** Answers a public item in public. */
    synchronized FakeItem below(FakeItem parent, String author, String text) {
        return keep(
                parent.account(),
                nextId(),
                author,
                Visibility.PUBLIC,
                MessageKind.COMMENT,
                parent.root(),
                parent.id(),
                parent.post(),
                text);
    }

    /** Writes in the private conversation with a counterpart. */
    synchronized FakeItem direct(
            AccountId account, String author, String counterpart, @Nullable String parent, String text) {
        return keep(
                account,
                nextId(),
                author,
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                counterpart,
                parent,
                null,
                text);
    }

    private String nextId() {
        return "item-" + ++made;
    }

    private FakeItem keep(
            AccountId account,
            String id,
            String author,
            Visibility visibility,
            MessageKind kind,
            String root,
            @Nullable String parent,
            @Nullable String post,
            String text) {
        Instant now = clock.instant();
        FakeItem item = new FakeItem(account, id, author, visibility, kind, root, parent, post, text, now, Set.of());
        items.put(id, item);
        return item;
    }

    synchronized FakeItem change(FakeItem item, UnaryOperator<FakeItem> change) {
        FakeItem changed = change.apply(need(item.account(), item.id()));
        items.put(item.id(), changed);
        return changed;
    }

    synchronized Optional<FakeItem> find(AccountId account, @Nullable String id) {
        FakeItem item = id == null ? null : items.get(id);
        return Optional.ofNullable(item).filter(i -> i.account().equals(account));
    }

    /** The item, unless it is deleted. */
    synchronized FakeItem need(AccountId account, @Nullable String id) {
        return find(account, id)
                .filter(item -> !item.deleted())
                .orElseThrow(() -> new NotFound("the network has no item " + id));
    }

    synchronized List<FakeItem> all() {
        return List.copyOf(items.values());
    }
}
