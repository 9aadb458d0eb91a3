package io.threadwell.testkit.crm;

import org.junit.jupiter.api.Nested;

/**
 * What every CRM adapter must do. An adapter's own test extends it and gives a fixture; what the adapter's descriptor does not
 * declare is not asked for.
 */
public abstract class CrmContract {
    /** For subclasses. */
    protected CrmContract() {}

    /** Opens a fixture with an empty CRM. Called once for each test. */
    protected abstract CrmFixture open();

    @Nested
    class Matching extends CrmMatchTests {
        Matching() {
            super(CrmContract.this);
        }
    }

    @Nested
    class Writing extends CrmWriteTests {
        Writing() {
            super(CrmContract.this);
        }
    }

    @Nested
    class Faults extends CrmFaultTests {
        Faults() {
            super(CrmContract.this);
        }
    }
}
