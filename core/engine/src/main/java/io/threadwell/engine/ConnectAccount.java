package io.threadwell.engine;

import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account to connect.
 *
 * @param token absent for networks that need none to listen
 * @param settings the connector's own, such as a server address; never secrets
 */
public record ConnectAccount(
        WorkspaceId workspace,
        AccountId account,
        String displayName,
        @Nullable Token token,
        Map<String, String> settings,
        ConnectPolicy policy) {
    public ConnectAccount {
        settings = Map.copyOf(settings);
    }

    /** In the default workspace, from now on. */
    public static ConnectAccount of(AccountId account, String displayName, @Nullable Token token) {
        return new ConnectAccount(WorkspaceId.DEFAULT, account, displayName, token, Map.of(), ConnectPolicy.fromNow());
    }

    public ConnectAccount in(WorkspaceId wanted) {
        return new ConnectAccount(wanted, account, displayName, token, settings, policy);
    }

    public ConnectAccount policy(ConnectPolicy wanted) {
        return new ConnectAccount(workspace, account, displayName, token, settings, wanted);
    }

    public ConnectAccount settings(Map<String, String> wanted) {
        return new ConnectAccount(workspace, account, displayName, token, wanted, policy);
    }
}
