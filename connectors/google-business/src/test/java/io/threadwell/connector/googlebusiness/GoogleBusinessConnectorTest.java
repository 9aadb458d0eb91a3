package io.threadwell.connector.googlebusiness;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** Google Business Profile keeps the contract of connectors. */
class GoogleBusinessConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new GoogleBusinessFixture();
    }
}
