package io.threadwell.connector.telegram;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, where updates are polled. */
final class TelegramConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new TelegramFixture(false);
    }
}
