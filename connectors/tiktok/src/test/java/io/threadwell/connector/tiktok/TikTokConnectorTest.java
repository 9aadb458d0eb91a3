package io.threadwell.connector.tiktok;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, against an API of our own. */
final class TikTokConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new TikTokFixture();
    }
}
