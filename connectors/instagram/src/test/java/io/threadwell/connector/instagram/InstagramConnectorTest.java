package io.threadwell.connector.instagram;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

final class InstagramConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new InstagramFixture();
    }
}
