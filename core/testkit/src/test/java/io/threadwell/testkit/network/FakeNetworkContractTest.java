package io.threadwell.testkit.network;

import io.threadwell.api.connector.Capability;
import io.threadwell.testkit.connector.ConnectorContract;
import io.threadwell.testkit.connector.ConnectorFixture;
import java.util.EnumSet;

final class FakeNetworkContractTest extends ConnectorContract {
    @Override
    protected ConnectorFixture open() {
        return new FakeNetworkFixture(EnumSet.allOf(Capability.class));
    }
}
