package io.threadwell.connector.telegram;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, where Telegram delivers. */
final class DeliveredConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new TelegramFixture(true);
    }
}
