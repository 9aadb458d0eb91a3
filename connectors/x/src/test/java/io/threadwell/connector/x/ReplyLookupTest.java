package io.threadwell.connector.x;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, where answers are fetched of which a delivery does not tell the thread. */
final class ReplyLookupTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new XFixture(true);
    }
}
