package io.threadwell.examples.quickstart.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.helpdesk.FakeHelpdesk;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.network.FakePage;
import io.threadwell.testkit.store.InMemoryStore;
import java.time.Duration;
import java.util.List;

/** A network, a helpdesk, a store and Threadwell between them; time is moved by hand. */
final class CareWorld implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    final FakeNetwork network = new FakeNetwork(clock);
    final FakeHelpdesk helpdesk = new FakeHelpdesk(clock);
    final InMemoryStore store = new InMemoryStore();
    final FakePage page = network.page("page-1");
    final Threadwell threadwell = Threadwell.builder()
            .store(store)
            .connector(network)
            .helpdesk(helpdesk)
            .webhook("fake", network.descriptor().network(), "FAKE_SECRET")
            .secrets(name -> List.of(network.secret()))
            .clock(clock)
            .build();

    CareWorld() {
        threadwell.runOnce();
        threadwell.accounts().connect(ConnectAccount.of(page.id(), "Our page", page.token()));
    }

    /** Hands over what happened on the network, and lets time pass second by second. */
    void pass(Duration time) {
        network.takeDeliveries().forEach(delivery -> assertThat(
                        threadwell.receive("fake", delivery).status())
                .isEqualTo(200));
        for (long second = 0; second <= time.toSeconds(); second++) {
            boolean more = true;
            while (more) {
                more = threadwell.runOnce();
            }
            clock.advanceSeconds(1);
        }
    }

    @Override
    public void close() {
        threadwell.close();
        store.close();
    }
}
