package io.threadwell.engine;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.timers.Seeding;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our accounts on the networks. Thread-safe; each method is one step that is done as a whole or not at all. */
public final class Accounts {
    private final Core core;

    Accounts(Core core) {
        this.core = core;
    }

    /**
     * Connects an account whose credential the host has. One that is connected already gets the new name, settings and credential,
     * and keeps the moment of its first connection; one that waited for a credential goes on.
     *
     * @throws InvalidRequest when no connector for its network was given to the builder
     * @throws Conflict when it belongs to another workspace
     */
    public ChannelAccount connect(ConnectAccount wanted) {
        Network network = wanted.account().network();
        if (!core.connectors().containsKey(network)) {
            throw new InvalidRequest("there is no connector for network " + network + ": give one to the builder");
        }
        ChannelAccount known = core.store().accounts().find(wanted.account()).orElse(null);
        if (known != null && !known.workspace().equals(wanted.workspace())) {
            throw new Conflict("account " + wanted.account() + " belongs to another workspace");
        }
        ChannelAccount account = known == null || known.state() == AccountState.DISCONNECTED
                ? fresh(wanted, known == null ? 0 : known.version())
                : again(wanted, known);
        if (wanted.token() != null) {
            core.store().accounts().saveToken(wanted.account(), wanted.token(), null);
        }
        if (account.equals(known)) {
            new Seeding(core).seed(account, false);
            return account;
        }
        ChannelAccount saved = core.accounts().save(account);
        new Seeding(core).seed(saved, true);
        return saved;
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

    private static ChannelAccount again(ConnectAccount wanted, ChannelAccount known) {
        boolean paused = known.state() == AccountState.PAUSED;
        return new ChannelAccount(
                known.id(),
                known.workspace(),
                wanted.displayName(),
                wanted.settings(),
                wanted.policy(),
                known.connectedAt(),
                paused ? AccountState.PAUSED : AccountState.HEALTHY,
                paused ? known.reason() : null,
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
     * Connects the accounts that a grant gives access to.
     *
     * @param grant what came back from the network, or typed credentials; the connector's documentation names what it needs
     */
    public List<ChannelAccount> connect(
            WorkspaceId workspace, Network network, Map<String, String> grant, ConnectPolicy policy) {
        return core.need(network, Authorizer.class).exchange(grant).stream()
                .map(got -> connect(new ConnectAccount(
                        workspace,
                        new AccountId(network, got.externalId()),
                        got.displayName(),
                        got.token(),
                        got.settings(),
                        policy)))
                .toList();
    }

    /** Gives an account a new credential; what waited goes out, and the gap is filled by polling where the network allows. */
    public ChannelAccount reauthorize(AccountId id, Token token) {
        ChannelAccount account = need(id);
        core.store().accounts().saveToken(id, token, null);
        ChannelAccount saved = core.accounts().save(account.withState(AccountState.HEALTHY, null));
        new Seeding(core).seed(saved, true);
        core.signals().outbox().give();
        return saved;
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

    /** Gives an account's credential back where the network has that, and stops taking its deliveries. History stays. */
    public void disconnect(AccountId id) {
        ChannelAccount account = need(id);
        AccountContext context = core.accounts().context(account);
        if (context.token() != null) {
            core.facet(id.network(), Authorizer.class).ifPresent(authorizer -> authorizer.revoke(context));
        }
        core.store().accounts().removeToken(id);
        core.accounts().save(account.withState(AccountState.DISCONNECTED, null));
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
