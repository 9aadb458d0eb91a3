package io.threadwell.testkit.helpdesk;

import org.junit.jupiter.api.Nested;

/**
 * What every helpdesk adapter must do. An adapter's own test extends it and supplies its helpdesk:
 *
 * <pre>{@code
 * final class MyHelpdeskTest extends HelpdeskContract {
 *     @Override
 *     protected HelpdeskFixture open() {
 *         return new MyFixture(new WireMockServer(options().dynamicPort()));
 *     }
 * }
 * }</pre>
 *
 * <p>What an adapter does not declare is skipped with the reason. The suite never sleeps: it moves the fixture's time.
 */
public abstract class HelpdeskContract {
    /** For subclasses. */
    protected HelpdeskContract() {}

    /** Opens a fixture with a helpdesk of its own. Called once for each test; the suite closes it. */
    protected abstract HelpdeskFixture open();

    @Nested
    class Description extends DescriptionTests {
        Description() {
            super(HelpdeskContract.this);
        }
    }

    @Nested
    class Writing extends WritingTests {
        Writing() {
            super(HelpdeskContract.this);
        }
    }

    @Nested
    class Faults extends FaultTests {
        Faults() {
            super(HelpdeskContract.this);
        }
    }

    @Nested
    class Changes extends ChangeTests {
        Changes() {
            super(HelpdeskContract.this);
        }
    }

    @Nested
    class Life extends LifeTests {
        Life() {
            super(HelpdeskContract.this);
        }
    }

    @Nested
    class Webhook extends WebhookTests {
        Webhook() {
            super(HelpdeskContract.this);
        }
    }
}
