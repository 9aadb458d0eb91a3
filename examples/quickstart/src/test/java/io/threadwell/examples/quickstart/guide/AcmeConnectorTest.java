package io.threadwell.examples.quickstart.guide;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

final class AcmeConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new AcmeFixture();
    }
}
