package io.threadwell.connector.messenger;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

final class MessengerConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new MessengerFixture();
    }
}
