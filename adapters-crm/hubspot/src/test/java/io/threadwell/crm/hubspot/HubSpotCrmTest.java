package io.threadwell.crm.hubspot;

import io.threadwell.testkit.crm.CrmContract;
import io.threadwell.testkit.crm.CrmFixture;

class HubSpotCrmTest extends CrmContract {
    @Override
    protected CrmFixture open() {
        return new HubSpotFixture();
    }
}
