package io.threadwell.connector.instagram;

import io.threadwell.connector.instagram.InstagramConnector.Login;
import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** With Instagram's own login. */
final class InstagramConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new InstagramFixture(Login.INSTAGRAM);
    }
}
