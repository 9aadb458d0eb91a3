package io.threadwell.api.store;

import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our accounts. An account has one workspace, so accounts are found over all of them. Tokens are kept encrypted. */
public interface AccountStore {
    /** An account; empty when it was never connected. One that was disconnected is still there. */
    Optional<ChannelAccount> find(AccountId id);

    /** The accounts of a workspace, by id. */
    List<ChannelAccount> list(WorkspaceId workspace);

    /** All accounts, by id. */
    List<ChannelAccount> all();

    /**
     * Stores an account.
     *
     * @param account its version is the one that was read, 0 for a new one
     * @return the account with its new version
     * @throws io.threadwell.api.error.Conflict when it was changed in the meantime, or when the account belongs to another
     *     workspace
     */
    ChannelAccount save(ChannelAccount account);

    /**
     * Stores an account and its credential in one transaction.
     *
     * @param token replaces whatever is there; absent to forget it
     * @return the account with its new version
     * @throws io.threadwell.api.error.Conflict as for {@link #save(ChannelAccount)}; nothing is stored then
     */
    ChannelAccount save(ChannelAccount account, @Nullable Token token);

    /**
     * An account's credential.
     *
     * @throws io.threadwell.api.error.ReauthorizationRequired when there is one that no key opens
     */
    Optional<StoredToken> token(AccountId id);

    /**
     * Stores a token.
     *
     * @param version the one that was read, 0 for a new one; absent to replace whatever is there
     * @return the new version
     * @throws io.threadwell.api.error.Conflict when another one was stored in the meantime
     */
    long saveToken(AccountId id, Token token, @Nullable Long version);

    /** A token with the version that a change must name. */
    record StoredToken(Token token, long version) {}
}
