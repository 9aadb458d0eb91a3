package io.threadwell.helpdesk.zendesk;

import io.threadwell.testkit.helpdesk.HelpdeskContract;
import io.threadwell.testkit.helpdesk.HelpdeskFixture;
import java.io.IOException;
import java.io.UncheckedIOException;

class ZendeskHelpdeskContractTest extends HelpdeskContract {
    @Override
    protected HelpdeskFixture open() {
        try {
            return new ZendeskFixture();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
