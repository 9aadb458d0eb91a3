package io.threadwell.testkit.store;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accounts and their tokens, which are kept as they are: nothing leaves the process. */
final class InMemoryAccounts implements AccountStore {
    private final Journal journal;
    private final Map<AccountId, ChannelAccount> rows = new TreeMap<>(Comparator.comparing(AccountId::toString));
    private final Map<AccountId, StoredToken> tokens = new TreeMap<>(Comparator.comparing(AccountId::toString));

    InMemoryAccounts(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<ChannelAccount> find(AccountId id) {
        return journal.read(() -> Optional.ofNullable(rows.get(id)));
    }

    /** For those who are within a transaction. */
    Optional<ChannelAccount> row(AccountId id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public List<ChannelAccount> list(WorkspaceId workspace) {
        return all().stream().filter(a -> a.workspace().equals(workspace)).toList();
    }

    @Override
    public List<ChannelAccount> all() {
        return journal.read(() -> List.copyOf(rows.values()));
    }

    @Override
    public ChannelAccount save(ChannelAccount account) {
        return journal.write(() -> put(account));
    }

    @Override
    public ChannelAccount save(ChannelAccount account, @Nullable Token token) {
        return journal.write(() -> {
            ChannelAccount saved = put(account);
            if (token == null) {
                journal.remove(tokens, account.id());
            } else {
                put(account.id(), token);
            }
            return saved;
        });
    }

    private ChannelAccount put(ChannelAccount account) {
        ChannelAccount known = rows.get(account.id());
        if (known != null && !known.workspace().equals(account.workspace())) {
            throw new Conflict("account " + account.id() + " belongs to another workspace");
        }
        if (account.version() != (known == null ? 0 : known.version())) {
            throw new Conflict("account " + account.id() + " was changed in the meantime");
        }
        ChannelAccount saved = withVersion(account, account.version() + 1);
        journal.put(rows, account.id(), saved);
        return saved;
    }

    private static ChannelAccount withVersion(ChannelAccount a, long version) {
        return new ChannelAccount(
                a.id(),
                a.workspace(),
                a.displayName(),
                a.settings(),
                a.connectPolicy(),
                a.connectedAt(),
                a.state(),
                a.reason(),
                version);
    }

    @Override
    public Optional<StoredToken> token(AccountId id) {
        return journal.read(() -> Optional.ofNullable(tokens.get(id)));
    }

    @Override
    public long saveToken(AccountId id, Token token, @Nullable Long version) {
        return journal.write(() -> {
            StoredToken known = tokens.get(id);
            long current = known == null ? 0 : known.version();
            if (version != null && version != current) {
                throw new Conflict("the token of account " + id + " was changed in the meantime");
            }
            return put(id, token);
        });
    }

    private long put(AccountId id, Token token) {
        StoredToken known = tokens.get(id);
        long next = known == null ? 1 : known.version() + 1;
        journal.put(tokens, id, new StoredToken(token, next));
        return next;
    }
}
