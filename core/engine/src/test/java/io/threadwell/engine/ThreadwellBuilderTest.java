package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.FakeCrm;
import io.threadwell.testkit.helpdesk.FakeHelpdesk;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.store.InMemoryStore;
import io.threadwell.testkit.webhook.SignedLines;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with an engine's parts is told at once, and what may stand together does. */
class ThreadwellBuilderTest {
    private final MovableClock clock = new MovableClock();
    private final FakeNetwork comments = network("comments");
    private final FakeNetwork messages = network("messages");

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ThreadwellBuilder builder = Threadwell.builder()
                .connector(comments)
                .connector(comments)
                .helpdesk(new FakeHelpdesk(clock))
                .helpdesk(new FakeHelpdesk(clock))
                .crm(new FakeCrm(clock))
                .crm(new FakeCrm(clock))
                .webhook("Comments!", network(comments), "SECRET")
                .webhook("other", new Network("unknown"), "SECRET")
                .helpdeskWebhook("desk", new WorkspaceId("nobodys"), "SECRET")
                .webhook("twice", network(comments), "SECRET")
                .webhook("twice", network(comments), "ANOTHER");
        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("network comments has two connectors")
                .hasMessageContaining("workspace default has two helpdesks")
                .hasMessageContaining("workspace default has two CRMs")
                .hasMessageContaining("endpoint Comments! needs 1 to 64 characters")
                .hasMessageContaining("endpoint other is for network unknown, which has no connector")
                .hasMessageContaining("endpoint desk is for the helpdesk of workspace nobodys, which has none")
                .hasMessageContaining("there are two endpoints twice")
                .hasMessageContaining("there is no store");
    }

    @Test
    void networksOfOneVendorShareAnEndpoint() {
        try (InMemoryStore store = new InMemoryStore();
                Threadwell engine = Threadwell.builder()
                        .store(store)
                        .connector(comments)
                        .connector(messages)
                        .webhook("vendor", network(comments), "SECRET")
                        .webhook("vendor", network(messages), "SECRET")
                        .secrets(name -> List.of(comments.secret()))
                        .clock(clock)
                        .build()) {
            engine.runOnce();
            WebhookResponse answer = engine.receive("vendor", SignedLines.challenge("word", comments.secret()));
            assertThat(answer.body()).isEqualTo("word");
        }
    }

    private static Network network(FakeNetwork network) {
        return network.descriptor().network();
    }

    private FakeNetwork network(String id) {
        return new FakeNetwork(clock, id, EnumSet.allOf(Capability.class));
    }
}
