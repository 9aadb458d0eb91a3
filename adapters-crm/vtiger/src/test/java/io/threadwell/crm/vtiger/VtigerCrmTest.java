package io.threadwell.crm.vtiger;

import io.threadwell.testkit.crm.CrmContract;
import io.threadwell.testkit.crm.CrmFixture;

/** What every adapter must do, with a Vtiger of our own. */
class VtigerCrmTest extends CrmContract {
    @Override
    protected CrmFixture open() {
        return new VtigerFixture();
    }
}
