package io.threadwell.crm.zoho;

import io.threadwell.testkit.crm.CrmContract;
import io.threadwell.testkit.crm.CrmFixture;

class ZohoTasksContractTest extends CrmContract {
    @Override
    protected CrmFixture open() {
        return new ZohoFixture(Timeline.TASKS);
    }
}
