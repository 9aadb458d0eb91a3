package io.threadwell.connector.bluesky;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** Bluesky with a Jetstream keeps the contract of connectors. */
class BlueskyListeningTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new BlueskyFixture(true);
    }
}
