package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.model.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which files of answers servers work on, so that the next attempt does not bring them again. What is forgotten, or what
 * another node brought, is brought once more, which does no harm. Thread-safe.
 */
final class Brought {
    private static final int MOST = 1_000;

    private final Map<Key, String> ids = new LinkedHashMap<>();

    /**
     * A file of an answer.
     *
     * @param answer the answer's key, the same for each attempt
     */
    record Key(AccountId account, String answer, int place) {}

    synchronized Optional<String> id(Key key) {
        return Optional.ofNullable(ids.get(key));
    }

    synchronized void keep(Key key, String id) {
        if (ids.size() >= MOST) {
            ids.remove(ids.keySet().iterator().next());
        }
        ids.put(key, id);
    }

    synchronized void forget(Key key) {
        ids.remove(key);
    }
}
