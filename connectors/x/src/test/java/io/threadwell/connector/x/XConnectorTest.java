package io.threadwell.connector.x;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, against an API of our own. */
final class XConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new XFixture(false);
    }
}
