package io.threadwell.helpdesk.helpscout;

import io.threadwell.testkit.helpdesk.HelpdeskContract;
import io.threadwell.testkit.helpdesk.HelpdeskFixture;
import java.io.IOException;
import java.io.UncheckedIOException;

class HelpScoutHelpdeskContractTest extends HelpdeskContract {
    @Override
    protected HelpdeskFixture open() {
        try {
            return new HelpScoutFixture();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
