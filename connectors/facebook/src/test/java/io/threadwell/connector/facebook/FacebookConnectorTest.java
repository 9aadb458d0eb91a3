package io.threadwell.connector.facebook;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, against a Graph API of our own. */
final class FacebookConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new FacebookFixture();
    }
}
