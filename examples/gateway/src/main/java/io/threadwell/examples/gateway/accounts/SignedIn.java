package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts that signed in with a browser. They are known by a setting and stay, whatever the file names. Thread-safe. */
public final class SignedIn {
    private static final Logger log = LoggerFactory.getLogger(SignedIn.class);
    private static final String MARK = "gateway.signed-in";

    private final Accounts accounts;

    public SignedIn(Accounts accounts) {
        this.accounts = accounts;
    }

    /** True when an account came by a browser. */
    public static boolean is(ChannelAccount account) {
        return "true".equals(account.settings().get(MARK));
    }

    /**
     * What came back with a browser gives access to these accounts.
     *
     * @throws io.threadwell.api.error.CareException when the network refuses it
     */
    public List<ConnectAccount> granted(Network network, Map<String, String> grant, ConnectPolicy history) {
        return accounts.granted(WorkspaceId.DEFAULT, network, grant, history);
    }

    /** Connects one of them, or gives it its new credential. */
    public ChannelAccount connect(ConnectAccount granted) {
        Map<String, String> settings = new HashMap<>(granted.settings());
        settings.put(MARK, "true");
        ChannelAccount account = Contested.connect(accounts, granted.settings(settings));
        Token token = granted.token();
        boolean refused = account.state() == AccountState.REAUTHORIZATION_REQUIRED;
        log.info("{} signed in with a browser", account.id());
        return refused && token != null ? accounts.reauthorize(account.id(), token) : account;
    }

    /** Brings those that are connected to the history that the file says now. */
    public void follow(Network network, ConnectPolicy history) {
        accounts.list(WorkspaceId.DEFAULT).stream()
                .filter(SignedIn::is)
                .filter(account -> account.id().network().equals(network))
                .filter(account -> account.state() != AccountState.DISCONNECTED)
                .filter(account -> !account.connectPolicy().equals(history))
                .forEach(account -> Contested.connect(
                        accounts,
                        new ConnectAccount(
                                account.workspace(),
                                account.id(),
                                account.displayName(),
                                null,
                                account.settings(),
                                history)));
    }
}
