package io.threadwell.api.store;

import java.util.Collection;

/** Durable timers. */
public interface TimerStore {
    /** Sets timers, replacing those of the same kind and key; a timer that is set while it is taken is free again. */
    void set(Collection<Timer> timers);

    /** Sets timers unless there is one of the same kind and key. */
    void setIfAbsent(Collection<Timer> timers);

    /** Takes a timer away, also one that is taken; nothing happens when there is none. */
    void cancel(String kind, String key);

    /** Takes away a timer that this node has claimed, unless it was set anew in the meantime. */
    void done(NodeId node, Timer timer);
}
