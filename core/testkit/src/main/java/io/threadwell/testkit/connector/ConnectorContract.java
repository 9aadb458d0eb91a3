package io.threadwell.testkit.connector;

import org.junit.jupiter.api.Nested;

/**
 * What every connector must do. A connector's own test extends it and supplies its vendor:
 *
 * <pre>{@code
 * final class MyConnectorTest extends ConnectorContract {
 *     @Override
 *     protected ConnectorFixture open() {
 *         return new MyFixture(new WireMockServer(options().dynamicPort()));
 *     }
 * }
 * }</pre>
 *
 * <p>What a connector does not declare is tested to be refused; the other tests of it are skipped with the reason. The suite
 * never sleeps.
 */
public abstract class ConnectorContract {
    /** For subclasses. */
    protected ConnectorContract() {}

    /** Opens a fixture with a vendor of its own. Called once for each test; the suite closes it. */
    protected abstract ConnectorFixture open();

    @Nested
    class Description extends DescriptionTests {
        Description() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Webhook extends WebhookTests {
        Webhook() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Polling extends PollingTests {
        Polling() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Streaming extends StreamTests {
        Streaming() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Abilities extends AbilityTests {
        Abilities() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Sending extends SendingTests {
        Sending() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Policy extends PolicyTests {
        Policy() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Moderating extends ModerationTests {
        Moderating() {
            super(ConnectorContract.this);
        }
    }

    @Nested
    class Authorizing extends AuthorizerTests {
        Authorizing() {
            super(ConnectorContract.this);
        }
    }
}
