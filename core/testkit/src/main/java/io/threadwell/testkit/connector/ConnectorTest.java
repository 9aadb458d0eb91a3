package io.threadwell.testkit.connector;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract share. */
abstract class ConnectorTest {
    private final ConnectorContract contract;
    ConnectorFixture fixture;
    Connector connector;

    ConnectorTest(ConnectorContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void openFixture() {
        fixture = contract.open();
        connector = fixture.connector();
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    boolean can(Capability capability) {
        return connector.descriptor().can(capability);
    }

    boolean canAnyOf(Capability... capabilities) {
        return Arrays.stream(capabilities).anyMatch(this::can);
    }

    /** Ends a test of what the network does not have. */
    void needs(Capability... capabilities) {
        assumeTrue(canAnyOf(capabilities), () -> "the network declares none of " + Arrays.toString(capabilities));
    }

    <T> T facet(Class<T> port) {
        return connector.facet(port).orElseThrow();
    }

    static <T> T supplied(Optional<T> part, String name) {
        return part.orElseGet(() -> Assertions.fail("the fixture must supply " + name));
    }
}
