package io.threadwell.helpdesk.embedded;

import io.threadwell.testkit.helpdesk.HelpdeskContract;
import io.threadwell.testkit.helpdesk.HelpdeskFixture;

class EmbeddedDeskContractTest extends HelpdeskContract {
    @Override
    protected HelpdeskFixture open() {
        return new EmbeddedDeskFixture();
    }
}
