package io.threadwell.connector.bluesky;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** Bluesky keeps the contract of connectors. */
class BlueskyConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new BlueskyFixture();
    }
}
