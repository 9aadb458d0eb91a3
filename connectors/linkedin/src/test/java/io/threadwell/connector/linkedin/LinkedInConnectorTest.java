package io.threadwell.connector.linkedin;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, against an API of our own. */
final class LinkedInConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new LinkedInFixture();
    }
}
