package io.threadwell.crm.zoho;

import io.threadwell.testkit.crm.CrmContract;
import io.threadwell.testkit.crm.CrmFixture;

class ZohoNotesContractTest extends CrmContract {
    @Override
    protected CrmFixture open() {
        return new ZohoFixture(Timeline.NOTES);
    }
}
