package io.threadwell.engine;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore.StoredToken;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.timers.Seeding;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our accounts on the networks. Thread-safe; what is stored of an account changes as a whole or not at all. */
public final class Accounts {
    private static final Logger log = LoggerFactory.getLogger(Accounts.class);

    private final Core core;

    Accounts(Core core) {
        this.core = core;
    }

    /**
     * Connects an account whose credential the host has. One that is connected already gets the new name, settings and policy, and
     * keeps the moment of its first connection. A new credential heals it; the one that it has, or none, leaves it as it is, so
     * that a host may connect its accounts at every start.
     *
     * @throws InvalidRequest when no connector for its network was given to the builder, or when it belongs to another workspace
     * @throws Conflict when somebody else changed it at the same moment; try again
     */
    public ChannelAccount connect(ConnectAccount wanted) {
        Network network = wanted.account().network();
        if (!core.connectors().containsKey(network)) {
            throw new InvalidRequest("there is no connector for network " + network + ": give one to the builder");
        }
        ChannelAccount known = core.store().accounts().find(wanted.account()).orElse(null);
        if (known != null && !known.workspace().equals(wanted.workspace())) {
            throw new InvalidRequest("account " + wanted.account() + " belongs to workspace " + known.workspace()
                    + ": disconnecting does not move it");
        }
        Token token = wanted.token();
        boolean healed = token != null && !token.equals(stored(wanted.account()));
        ChannelAccount account = known == null || known.state() == AccountState.DISCONNECTED
                ? fresh(wanted, known == null ? 0 : known.version())
                : again(wanted, known, healed);
        if (account.equals(known) && !healed) {
            new Seeding(core).seed(account, false);
            return account;
        }
        ChannelAccount saved =
                healed ? core.accounts().save(account, token) : core.accounts().save(account);
        new Seeding(core).seed(saved, true);
        core.signals().outbox().give();
        return saved;
    }

    /** The credential as it is stored; none when no key opens it. */
    private @Nullable Token stored(AccountId id) {
        try {
            return core.store().accounts().token(id).map(StoredToken::token).orElse(null);
        } catch (ReauthorizationRequired e) {
            return null;
        }
    }

    private ChannelAccount fresh(ConnectAccount wanted, long version) {
        return new ChannelAccount(
                wanted.account(),
                wanted.workspace(),
                wanted.displayName(),
                wanted.settings(),
                wanted.policy(),
                core.now(),
                AccountState.HEALTHY,
                null,
                version);
    }

    private static ChannelAccount again(ConnectAccount wanted, ChannelAccount known, boolean healed) {
        boolean heals = healed && known.state() != AccountState.PAUSED;
        return new ChannelAccount(
                known.id(),
                known.workspace(),
                wanted.displayName(),
                wanted.settings(),
                wanted.policy(),
                known.connectedAt(),
                heals ? AccountState.HEALTHY : known.state(),
                heals ? null : known.reason(),
                known.version());
    }

    /**
     * Where to send the person who connects accounts of a network.
     *
     * @param state comes back unchanged; check it
     * @throws io.threadwell.api.error.UnsupportedOperation where the network has no such page
     */
    public URI authorizeUrl(Network network, String state, URI redirect) {
        return core.need(network, Authorizer.class).authorizeUrl(state, redirect);
    }

    /**
     * What a grant gives access to, for a person to choose from: nothing is connected yet. The grant may be used up by the call;
     * hand what was chosen to {@link #connect(ConnectAccount)}.
     *
     * @param grant what came back from the network, or typed credentials; the connector's documentation names what it needs
     */
    public List<ConnectAccount> granted(
            WorkspaceId workspace, Network network, Map<String, String> grant, ConnectPolicy policy) {
        return core.need(network, Authorizer.class).exchange(grant).stream()
                .map(got -> new ConnectAccount(
                        workspace,
                        new AccountId(network, got.externalId()),
                        got.displayName(),
                        got.token(),
                        got.settings(),
                        policy))
                .toList();
    }

    /** Connects all accounts that a grant gives access to, one after the other. */
    public List<ChannelAccount> connect(
            WorkspaceId workspace, Network network, Map<String, String> grant, ConnectPolicy policy) {
        return granted(workspace, network, grant, policy).stream()
                .map(this::connect)
                .toList();
    }

    /**
     * Gives an account a new credential; what waited goes out, and the gap is filled by polling where the network allows. A paused
     * account stays paused.
     *
     * @throws NotFound when it is not connected
     */
    public ChannelAccount reauthorize(AccountId id, Token token) {
        ChannelAccount account = need(id);
        boolean paused = account.state() == AccountState.PAUSED;
        ChannelAccount saved =
                core.accounts().save(paused ? account : account.withState(AccountState.HEALTHY, null), token);
        new Seeding(core).seed(saved, true);
        core.signals().outbox().give();
        return saved;
    }

    /**
     * As {@link #reauthorize(AccountId, Token)}, with what came back from the network's page.
     *
     * @throws InvalidRequest when the grant does not give access to this account
     */
    public ChannelAccount reauthorize(AccountId id, Map<String, String> grant) {
        need(id);
        List<Authorizer.Grant> got = core.need(id.network(), Authorizer.class).exchange(grant);
        return got.stream()
                .filter(g -> g.externalId().equals(id.externalId()))
                .findFirst()
                .map(g -> reauthorize(id, g.token()))
                .orElseThrow(() -> new InvalidRequest("the grant does not give access to account " + id + " but to "
                        + got.stream().map(Authorizer.Grant::externalId).toList()
                        + ": sign in as the account that is connected"));
    }

    /** Keeps outbound commands waiting until {@link #resume}; inbound goes on. */
    public ChannelAccount pause(AccountId id, String reason) {
        return core.accounts().save(need(id).withState(AccountState.PAUSED, reason));
    }

    /** Lets a paused account send again. */
    public ChannelAccount resume(AccountId id) {
        ChannelAccount account = need(id);
        if (account.state() != AccountState.PAUSED) {
            return account;
        }
        ChannelAccount saved = core.accounts().save(account.withState(AccountState.HEALTHY, null));
        core.signals().outbox().give();
        return saved;
    }

    /**
     * Stops taking an account's deliveries and forgets its credential, which is then given back where the network has that; whether
     * the network takes it back changes nothing here. What waits to go out is parked; history stays.
     *
     * @throws NotFound when it is not connected
     */
    public void disconnect(AccountId id) {
        ChannelAccount account = need(id);
        Token token = stored(id);
        forget(account);
        core.signals().outbox().give();
        if (token != null) {
            revoke(new AccountContext(account, token));
        }
    }

    private void forget(ChannelAccount account) {
        try {
            core.accounts().save(account.withState(AccountState.DISCONNECTED, null), null);
        } catch (Conflict changed) {
            forget(need(account.id()));
        }
    }

    private void revoke(AccountContext context) {
        try {
            core.facet(context.account().id().network(), Authorizer.class)
                    .ifPresent(authorizer -> authorizer.revoke(context));
        } catch (CareException e) {
            log.warn(
                    "the credential of {} was not given back: {}",
                    context.account().id(),
                    e.getMessage());
        }
    }

    public Optional<ChannelAccount> find(AccountId id) {
        return core.store().accounts().find(id);
    }

    public List<ChannelAccount> list(WorkspaceId workspace) {
        return core.store().accounts().list(workspace);
    }

    private ChannelAccount need(AccountId id) {
        return core.store()
                .accounts()
                .find(id)
                .filter(account -> account.state() != AccountState.DISCONNECTED)
                .orElseThrow(() -> new NotFound("account " + id + " is not connected"));
    }
}
