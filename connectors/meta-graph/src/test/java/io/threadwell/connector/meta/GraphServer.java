package io.threadwell.connector.meta;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.support.http.Http;
import io.threadwell.testkit.MovableClock;
import java.net.URI;
import java.util.Map;

/** A Graph API over real HTTP that answers everything with an empty object, until it is told otherwise. */
final class GraphServer implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    private final WireMockServer wire =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    GraphServer() {
        wire.start();
        wire.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{}")));
    }

    WireMockServer wire() {
        return wire;
    }

    URI uri() {
        return URI.create(wire.baseUrl());
    }

    Graph.Builder graph() {
        return Graph.builder(uri(), "v23.0", Http.builder().clock(clock).build(), clock);
    }

    AccountContext account(String id) {
        return account("workspace", id);
    }

    AccountContext account(String workspace, String id) {
        ChannelAccount account = new ChannelAccount(
                new AccountId(new Network("example"), id),
                new WorkspaceId(workspace),
                "Ours",
                Map.of(),
                ConnectPolicy.fromNow(),
                clock.instant(),
                AccountState.HEALTHY,
                null,
                1);
        return new AccountContext(account, Token.lasting("token-of-" + id));
    }

    @Override
    public void close() {
        wire.stop();
    }
}
