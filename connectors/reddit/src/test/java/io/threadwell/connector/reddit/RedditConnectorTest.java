package io.threadwell.connector.reddit;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** The contract of all connectors. */
final class RedditConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new RedditFixture();
    }
}
