package io.threadwell.connector.mastodon;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** The contract of all connectors. */
final class MastodonConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new MastodonFixture();
    }
}
