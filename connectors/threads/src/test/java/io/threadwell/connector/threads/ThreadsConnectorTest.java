package io.threadwell.connector.threads;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, against a Threads API of our own. */
final class ThreadsConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new ThreadsFixture();
    }
}
