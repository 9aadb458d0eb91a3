package io.threadwell.testkit.network;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened on the network, as events: for polls all of it, for webhooks what was not delivered yet. */
final class FakeEvents {
    static final String PUBLIC = "public";
    static final String PRIVATE = "private";

    record Entry(String line, Instant at) {}

    private record Stream(AccountId account, String name) {}

    private final Map<Stream, List<Entry>> history = new HashMap<>();
    private final List<String> waiting = new ArrayList<>();
    private @Nullable Consumer<String> receiver;
    private final Map<String, String> vouched = new ConcurrentHashMap<>();
    private boolean onlyParents;
    private boolean wholeOnEdit;
    private boolean nameless;

    synchronized void pushTo(@Nullable Consumer<String> newReceiver) {
        receiver = newReceiver;
    }

    synchronized void setOnlyParents(boolean only) {
        onlyParents = only;
    }

    synchronized void setWholeOnEdit(boolean whole) {
        wholeOnEdit = whole;
    }

    synchronized void setNameless(boolean now) {
        nameless = now;
    }

    void posted(FakeItem item, @Nullable String clientKey, boolean pushed) {
        tell(item, facts("posted", item).put("clientKey", clientKey), pushed);
    }

    String lineOf(FakeItem item) {
        return Facts.write(facts("posted", item).map());
    }

    /** Waits until there is more of a stream than so many entries, or it is over, or the time is up. */
    List<Entry> await(AccountId account, String stream, int known, Duration atMost, BooleanSupplier over) {
        await(() -> over.getAsBoolean() || history(account, stream).size() > known, atMost);
        return history(account, stream);
    }

    /** Waits until something is so; false when the time is up before. */
    synchronized boolean await(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            try {
                wait(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Lets everybody who waits look again. */
    synchronized void wake() {
        notifyAll();
    }

    void posted(FakeItem item, String image) {
        tell(item, facts("posted", item).put("image", image), true);
    }

    void overheard(FakeItem item) {
        tell(item, facts("posted", item).put("overheard", true), true);
    }

    /** Begins a line of what is not of one item. */
    static Facts line(AccountId account, String event, Instant at) {
        return new Facts()
                .put("event", event)
                .put("account", account.externalId())
                .put("at", at.toEpochMilli());
    }

    void edited(FakeItem item, Instant at) {
        Facts facts = wholeOnEdit
                ? facts("edited", item)
                : new Facts()
                        .put("event", "edited")
                        .put("account", item.account().externalId())
                        .put("id", item.id());
        tell(
                item,
                facts.put("text", item.text())
                        .put("revision", at.toEpochMilli())
                        .put("editedAt", at.toEpochMilli()),
                true);
    }

    void vouch(String person, Map<String, String> facts) {
        vouched.put(person, Facts.write(facts));
    }

    /** Tells something of an item, with facts of its own. */
    void told(FakeItem item, String event, Instant at, String name, String value) {
        Facts facts = new Facts()
                .put("event", event)
                .put("account", item.account().externalId())
                .put("id", item.id())
                .put("at", at.toEpochMilli())
                .put(name, value);
        tell(item, facts, true);
    }

    private Facts facts(String event, FakeItem item) {
        boolean direct = item.visibility() == Visibility.PRIVATE;
        boolean child = onlyParents && item.parent() != null && !item.root().equals(item.id());
        return new Facts()
                .put("event", event)
                .put("account", item.account().externalId())
                .put("id", item.id())
                .put("author", item.author())
                .put("nameless", nameless ? true : null)
                .put("vouched", vouched.get(item.author()))
                .put("visibility", item.visibility())
                .put("kind", item.kind())
                .put("counterpart", direct ? item.root() : null)
                .put("root", direct || child ? null : item.root())
                .put("parent", item.parent())
                .put("post", item.post())
                .put("text", item.text())
                .put("at", item.at().toEpochMilli());
    }

    private void tell(FakeItem item, Facts facts, boolean pushed) {
        String stream = item.visibility() == Visibility.PRIVATE ? PRIVATE : PUBLIC;
        raw(item.account(), stream, Facts.write(facts.map()), item.at(), pushed);
    }

    /** The receiver is called without the lock: it may well come back to the network. */
    void raw(AccountId account, String stream, String line, Instant at, boolean pushed) {
        Consumer<String> to;
        synchronized (this) {
            history.computeIfAbsent(new Stream(account, stream), s -> new ArrayList<>())
                    .add(new Entry(line, at));
            notifyAll();
            to = pushed ? receiver : null;
            if (to == null) {
                waiting.add(line);
            }
        }
        if (to != null) {
            to.accept(line);
        }
    }

    synchronized List<String> takeWaiting() {
        List<String> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    synchronized List<Entry> history(AccountId account, String stream) {
        return List.copyOf(history.getOrDefault(new Stream(account, stream), List.of()));
    }
}
