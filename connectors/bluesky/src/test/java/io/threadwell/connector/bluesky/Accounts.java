package io.threadwell.connector.bluesky;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Accounts as the engine hands them to connectors. */
final class Accounts {
    static final String DID = "did:plc:care4threadwell7tests2ab";
    static final String HANDLE = "care.example.org";

    private Accounts() {}

    static AccountContext at(String service) {
        Token token = new Token(
                "access-token", "refresh-token", null, Set.of(), Map.of("did", DID, "handle", HANDLE, "pds", service));
        return of(DID, token, service);
    }

    static AccountContext of(String did, Token token, String service) {
        ChannelAccount account = new ChannelAccount(
                AccountId.of("bluesky", did),
                WorkspaceId.DEFAULT,
                "Care",
                Map.of("service", service),
                ConnectPolicy.fromNow(),
                Instant.parse("2025-01-01T00:00:00Z"),
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }
}
