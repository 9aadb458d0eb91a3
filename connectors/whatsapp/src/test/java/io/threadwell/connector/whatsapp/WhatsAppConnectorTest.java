package io.threadwell.connector.whatsapp;

import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** What every connector must do, against a Cloud API of our own. */
final class WhatsAppConnectorTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new WhatsAppFixture();
    }
}
