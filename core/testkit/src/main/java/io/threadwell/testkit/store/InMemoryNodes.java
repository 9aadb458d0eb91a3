package io.threadwell.testkit.store;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.NodeStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Nodes that share a store. Several may live at the same time, as on a database server. */
final class InMemoryNodes implements NodeStore {
    private final Journal journal;
    private final Consumer<NodeId> free;
    private final Map<NodeId, Instant> lastWord = new HashMap<>();
    private long joined;

    InMemoryNodes(Journal journal, Consumer<NodeId> free) {
        this.journal = journal;
        this.free = free;
    }

    @Override
    public NodeId join(Instant now) {
        return journal.write(() -> {
            NodeId node = new NodeId(++joined);
            journal.put(lastWord, node, now);
            return node;
        });
    }

    @Override
    public boolean beat(NodeId node, Instant now, Instant deadBefore) {
        return journal.write(() -> {
            boolean alive = isAlive(node);
            if (alive) {
                journal.put(lastWord, node, now);
            }
            List<NodeId> dead = lastWord.entrySet().stream()
                    .filter(e ->
                            e.getValue().isBefore(deadBefore) && !e.getKey().equals(node))
                    .map(Map.Entry::getKey)
                    .toList();
            dead.forEach(this::bury);
            return alive;
        });
    }

    @Override
    public void leave(NodeId node) {
        journal.writing(() -> bury(node));
    }

    boolean isAlive(NodeId node) {
        return lastWord.containsKey(node);
    }

    /** A node that was declared dead could never be freed of what it takes. */
    void needAlive(NodeId node) {
        if (!isAlive(node)) {
            throw new Conflict("node " + node + " is not among the living: it must join anew");
        }
    }

    private void bury(NodeId node) {
        journal.remove(lastWord, node);
        free.accept(node);
    }
}
