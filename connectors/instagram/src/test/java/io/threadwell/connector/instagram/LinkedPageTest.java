package io.threadwell.connector.instagram;

import io.threadwell.connector.instagram.InstagramConnector.Login;
import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;

/** The same with Facebook's login, by the page that the account is linked with. */
final class LinkedPageTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new InstagramFixture(Login.FACEBOOK);
    }
}
