package io.threadwell.engine.internal.outbox;

import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls are under way to each target, and which targets ask to be left alone for a while. A target that is slow or
 * closed keeps only its own commands waiting. Thread-safe.
 */
public final class Gates {
    private record Key(WorkspaceId workspace, Target target) {}

    private record Closed(Instant until, String why) {}

    private final Map<Key, Closed> closed = new ConcurrentHashMap<>();
    private final Map<Key, Integer> refused = new ConcurrentHashMap<>();
    private final Map<Key, Integer> calls = new HashMap<>();
    private final Map<Key, Integer> bulkCalls = new HashMap<>();

    public boolean isOpen(WorkspaceId workspace, Target target, Instant now) {
        Closed until = closed.get(new Key(workspace, target));
        return until == null || !now.isBefore(until.until());
    }

    public void close(WorkspaceId workspace, Target target, Instant until, String why) {
        closed.put(new Key(workspace, target), new Closed(until, why));
    }

    public void open(WorkspaceId workspace, Target target) {
        closed.remove(new Key(workspace, target));
    }

    /** Counts writes that were refused in a row; none begins the count anew. */
    public int refused(WorkspaceId workspace, Target target, int writes) {
        return refused.merge(new Key(workspace, target), writes, (before, more) -> more == 0 ? 0 : before + more);
    }

    /** The targets that are closed now, with the reason. */
    public Map<String, String> closed(Instant now) {
        Map<String, String> all = new TreeMap<>();
        closed.forEach((key, value) -> {
            if (now.isBefore(value.until())) {
                all.put(key.workspace() + " " + key.target(), value.why() + ", until " + value.until());
            }
        });
        return all;
    }

    /** How many more calls may begin: none while a bulk call is under way, so that what waits can gather behind it. */
    public synchronized int free(WorkspaceId workspace, Target target, int limit) {
        Key key = new Key(workspace, target);
        return bulkCalls.getOrDefault(key, 0) > 0 ? 0 : Math.max(0, limit - calls.getOrDefault(key, 0));
    }

    public synchronized void begin(WorkspaceId workspace, Target target, boolean bulk) {
        Key key = new Key(workspace, target);
        calls.merge(key, 1, Integer::sum);
        if (bulk) {
            bulkCalls.merge(key, 1, Integer::sum);
        }
    }

    public synchronized void end(WorkspaceId workspace, Target target, boolean bulk) {
        Key key = new Key(workspace, target);
        calls.merge(key, -1, Integer::sum);
        if (bulk) {
            bulkCalls.merge(key, -1, Integer::sum);
        }
    }
}
