package io.threadwell.examples.quickstart.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.FakeCrm;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.network.FakePage;
import io.threadwell.testkit.store.InMemoryStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What docs/embedding.md says of people and CRMs. */
class PeopleGuideTest {
    private final MovableClock clock = new MovableClock();
    private final FakeNetwork network = new FakeNetwork(clock);
    private final FakePage page = network.page("page-1");
    private final FakeCrm crm = new FakeCrm(clock);
    private final Actor eve = new Actor(Actor.Kind.AGENT, "eve");

    @Test
    void peopleAreKnownToTheCrmJoinedAndSplit() {
        try (InMemoryStore store = new InMemoryStore();
                Threadwell threadwell = People.with(Threadwell.builder(), crm)
                        .store(store)
                        .connector(network)
                        .webhook("fake", network.descriptor().network(), "SECRET")
                        .secrets(name -> List.of(network.secret()))
                        .clock(clock)
                        .build()) {
            crm.add(Map.of("name", "Frau Ann", "fake.id", "ann"));
            threadwell.runOnce();
            threadwell.accounts().connect(ConnectAccount.of(page.id(), "Our page", page.token()));
            page.post("ann", "Where is my parcel?");
            page.message("ann-2", "It is me again");
            network.takeDeliveries().forEach(delivery -> threadwell.receive("fake", delivery));
            while (threadwell.runOnce()) {
                clock.advanceSeconds(1);
            }
            People people = new People(threadwell);
            PersonaKey ann = new PersonaKey(page.id(), "ann");
            PersonaKey other = new PersonaKey(page.id(), "ann-2");
            assertThat(people.whoIs(ann)).contains("Frau Ann");
            assertThat(people.isTheSameAs(ann, other, eve).personas()).hasSize(2);
            assertThat(people.isSomebodyElse(other, eve).personas()).hasSize(1);
        }
    }
}
