package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.OutboundMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which containers were made for answers that are not published yet. Bounded: the oldest go first. Forgetting one costs no
 * more than making it again. Thread-safe.
 */
final class Made {
    private static final int MOST = 10_000;

    private final Map<Key, String> ids = new LinkedHashMap<>();

    /**
     * What a container was made for.
     *
     * @param account with its workspace
     * @param message the answer's key
     * @param part the attachment; negative for the whole
     */
    record Key(String account, String message, int part) {
        static Key of(AccountContext account, OutboundMessage message, int part) {
            String id =
                    account.account().workspace() + "/" + account.account().id().externalId();
            return new Key(id, message.key(), part);
        }
    }

    synchronized Optional<String> id(Key key) {
        return Optional.ofNullable(ids.get(key));
    }

    synchronized void keep(Key key, String id) {
        ids.put(key, id);
        if (ids.size() > MOST) {
            ids.remove(ids.keySet().iterator().next());
        }
    }

    synchronized void forget(Key key) {
        ids.remove(key);
    }
}
