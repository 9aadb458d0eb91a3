package io.threadwell.crm.tryton;

import io.threadwell.testkit.crm.CrmContract;
import io.threadwell.testkit.crm.CrmFixture;

/** What every adapter must do, with a Tryton of our own; {@link RealTrytonTest} does the same with a real one. */
class TrytonCrmTest extends CrmContract {
    @Override
    protected CrmFixture open() {
        FakeTryton tryton = new FakeTryton();
        return new TrytonFixture(tryton.address(), tryton);
    }
}
