package io.threadwell.api.store;

import io.threadwell.api.model.AccountId;
import java.util.Comparator;

/** What a conversation is found by. Several keys may lead to one conversation. */
public record ThreadKey(AccountId account, String key) implements Comparable<ThreadKey> {
    private static final Comparator<ThreadKey> ORDER = Comparator.comparing(
                    (ThreadKey k) -> k.account().network().id())
            .thenComparing(k -> k.account().externalId())
            .thenComparing(ThreadKey::key);

    @Override
    public int compareTo(ThreadKey other) {
        return ORDER.compare(this, other);
    }
}
