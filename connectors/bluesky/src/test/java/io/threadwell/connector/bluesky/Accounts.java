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

    /** One with names of its own to hear. */
    static AccountContext listening(String names) {
        return of(DID, Token.lasting("access-token"), Map.of("service", "http://localhost:1", "listen", names));
    }

    static AccountContext of(String did, Token token, String service) {
        return of(did, token, Map.of("service", service));
    }

    private static AccountContext of(String did, Token token, Map<String, String> settings) {
        ChannelAccount account = new ChannelAccount(
                AccountId.of("bluesky", did),
                WorkspaceId.DEFAULT,
                "Care",
                settings,
                ConnectPolicy.fromNow(),
                Instant.parse("2025-01-01T00:00:00Z"),
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, token);
    }
}
