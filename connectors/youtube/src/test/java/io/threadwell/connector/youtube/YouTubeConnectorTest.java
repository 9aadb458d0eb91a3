package io.threadwell.connector.youtube;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** YouTube keeps the contract of connectors. */
class YouTubeConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new YouTubeFixture();
    }
}
