package io.threadwell.testkit.network;

import io.threadwell.api.connector.Capability;
import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;
import java.util.EnumSet;

/** A network that can do little: what it does not declare must be refused. */
final class SmallFakeNetworkContractTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new FakeNetworkFixture(EnumSet.of(Capability.POLL, Capability.PUBLIC_REPLY, Capability.LIKE));
    }
}
