package io.threadwell.api.store;

import java.time.Instant;
import java.util.Map;

/**
 * Something to do at a time, also after a restart and on another node.
 *
 * @param kind stable name of what to do
 * @param key unique within the kind; setting a timer again moves it
 */
public record Timer(String kind, String key, Instant due, Map<String, String> data) {
    public Timer {
        data = Map.copyOf(data);
    }
}
