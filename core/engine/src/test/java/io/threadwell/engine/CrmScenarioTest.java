package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.DataRules;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.CrmFault;
import io.threadwell.testkit.crm.FakeCrm;
import io.threadwell.testkit.crm.FakeRecord;
import io.threadwell.testkit.network.FakePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a CRM is told of people, and tells. */
class CrmScenarioTest {
    private static World world(Storage storage, FakeCrm crm, MovableClock clock) {
        return new World(storage, clock, crm);
    }

    private static PersonaKey persona(FakePage page, String person) {
        return new PersonaKey(page.id(), person);
    }

    private static List<String> timeline(FakeRecord record) {
        return record.timeline().stream().map(Interaction::text).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aNewPersonGetsARecordWithEachMessageOnItsTimeline(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            world.page.message("ann", "Where is it?");
            world.work();
            CareCase careCase = world.onlyCase();
            world.engine.cases().reply(ReplyDraft.text(careCase.id(), "On its way"), careCase.version());
            world.work();
            assertThat(crm.records()).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo(persona(world.page, "ann").toString());
                assertThat(record.facts()).containsEntry("name", "Person ann").containsEntry("fake.id", "ann");
                assertThat(timeline(record)).containsExactly("Where is it?", "On its way");
                assertThat(record.timeline())
                        .extracting(Interaction::direction)
                        .containsExactly(Direction.INBOUND, Direction.OUTBOUND);
                assertThat(record.timeline().get(0).caseId()).isEqualTo(careCase.id());
                assertThat(record.timeline().get(1).ticket())
                        .isEqualTo(world.desk.ticket(World.ticketOf(careCase)).ref());
            });
            assertThat(world.engine
                            .contacts()
                            .find(persona(world.page, "ann"))
                            .orElseThrow()
                            .records())
                    .containsExactly(crm.records().get(0).ref());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsThereIsFoundAndWhatPeopleWroteByHandStays(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            ExternalRef known = crm.add(Map.of("email", "ann@example.org", "name", "Frau Ann", "tier", "gold"));
            world.network.vouch("ann", Map.of(Author.EMAIL, "ann@example.org"));
            world.page.message("ann", "Hello");
            world.work();
            assertThat(crm.records()).singleElement().satisfies(record -> {
                assertThat(record.ref()).isEqualTo(known);
                assertThat(record.facts()).containsEntry("name", "Frau Ann").containsEntry("fake.id", "ann");
                assertThat(timeline(record)).containsExactly("Hello");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatNamesTwoPersonasMakesThemOnePerson(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            FakePage second = world.network.page("page-2");
            world.connect(second, ConnectPolicy.fromNow());
            world.network.vouch("ann", Map.of(Author.EMAIL, "ann@example.org"));
            world.network.vouch("anna", Map.of(Author.PHONE, "49301234"));
            crm.add(Map.of("email", "ann@example.org", "phone", "+49301234"));
            world.page.message("ann", "Hello");
            world.work();
            second.message("anna", "Me again");
            world.work();
            assertThat(world.engine
                            .contacts()
                            .find(persona(second, "anna"))
                            .orElseThrow()
                            .personas())
                    .extracting(Persona::key)
                    .containsExactly(persona(world.page, "ann"), persona(second, "anna"));
            assertThat(crm.records()).singleElement().satisfies(record -> assertThat(timeline(record))
                    .containsExactly("Hello", "Me again"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrmThatIsAwayHoldsUpNothingAndLearnsItLater(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            crm.setAway(true);
            for (int i = 0; i < 5; i++) {
                world.page.message("person-" + i, "message " + i);
            }
            world.work();
            assertThat(world.desk.tickets()).hasSize(5);
            assertThat(crm.records()).isEmpty();
            crm.setAway(false);
            world.pass(Duration.ofMinutes(1));
            assertThat(crm.records()).hasSize(5).allSatisfy(record -> assertThat(record.timeline())
                    .hasSize(1));
            assertThat(crm.syncCalls()).as("calls for five people").isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatEverGoesWrongEachMessageIsOnATimelineOnce(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            crm.failNext(
                    CrmFault.cutAfterEffect(),
                    CrmFault.unavailable(),
                    CrmFault.cutBeforeEffect(),
                    CrmFault.rateLimited(clock.instant().plusSeconds(40)));
            for (int i = 0; i < 4; i++) {
                world.page.message("ann", "message " + i);
                world.work();
            }
            world.pass(Duration.ofMinutes(3));
            assertThat(crm.records()).singleElement().satisfies(record -> assertThat(timeline(record))
                    .containsExactlyInAnyOrder("message 0", "message 1", "message 2", "message 3"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrashBetweenCallAndRecordTellsNothingTwice(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            crm.failNext(CrmFault.cutAfterEffect());
            world.page.message("ann", "Hello");
            world.deliver();
            world.settle();
            world.crash();
            world.pass(Duration.ofMinutes(1));
            assertThat(crm.records()).singleElement().satisfies(record -> assertThat(timeline(record))
                    .containsExactly("Hello"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMergedRecordIsFollowedAndADeletedOneIsMadeAnew(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            world.page.message("ann", "one");
            world.work();
            ExternalRef other = crm.add(Map.of("name", "The same Ann"));
            crm.merge(crm.records().get(0).ref(), other);
            world.page.message("ann", "two");
            world.work();
            assertThat(timeline(crm.records().get(0))).containsExactly("two");
            crm.delete(other);
            world.page.message("ann", "three");
            world.work();
            assertThat(crm.records()).singleElement().satisfies(record -> assertThat(timeline(record))
                    .containsExactly("three"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onePersonWhoIsRefusedHoldsUpNobodyElse(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            crm.refuse(persona(world.page, "bad").toString());
            world.page.message("bad", "Hello");
            world.page.message("good", "Hello");
            world.work();
            assertThat(crm.records()).singleElement().satisfies(record -> assertThat(record.facts())
                    .containsEntry("fake.id", "good"));
            assertThat(world.onlyParked().attempt().reason()).contains("400");
            crm.refuse(null);
            world.engine
                    .operations()
                    .release(WorkspaceId.DEFAULT, world.onlyParked().id());
            world.work();
            assertThat(crm.records()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatANetworksTermsForbidToPassOnStaysOutOfTheCrm(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            world.network.setDataRules(new DataRules(Duration.ofDays(2), null, false));
            world.network.vouch("ann", Map.of(Author.EMAIL, "ann@example.org"));
            world.page.message("ann", "My number is 030 1234");
            world.work();
            assertThat(crm.records()).singleElement().satisfies(record -> {
                assertThat(record.facts()).containsOnlyKeys("key", "fake.id");
                assertThat(timeline(record)).containsExactly("");
                assertThat(record.timeline().get(0).permalink()).isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotThereIsLeftAloneWhereNobodyIsMade(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock, Set.of(CrmCapability.TIMELINE));
        try (World world = world(storage, crm, clock)) {
            world.page.message("stranger", "Hello");
            world.work();
            assertThat(crm.records()).isEmpty();
            assertThat(crm.syncCalls()).isZero();
            assertThat(world.store.backlog().oldestCommand()).isNull();
            assertThat(world.engine.contacts().context(persona(world.page, "stranger")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProfileIsWrittenAgainOnlyWhenItChanged(Storage storage) {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock, Set.of(CrmCapability.CREATE));
        try (World world = world(storage, crm, clock)) {
            world.page.message("ann", "one");
            world.work();
            int calls = crm.syncCalls();
            world.page.message("ann", "two");
            world.work();
            assertThat(crm.syncCalls()).isEqualTo(calls);
            world.network.vouch("ann", Map.of(Author.EMAIL, "ann@example.org"));
            world.page.message("ann", "three");
            world.work();
            assertThat(crm.records().get(0).facts()).containsEntry("email", "ann@example.org");
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyWhoAskForOnePersonMakeOneCall(Storage storage) throws Exception {
        MovableClock clock = new MovableClock();
        FakeCrm crm = new FakeCrm(clock);
        try (World world = world(storage, crm, clock)) {
            world.page.message("ann", "Hello");
            world.work();
            crm.set(crm.records().get(0).ref(), "tier", "gold");
            PersonaKey ann = persona(world.page, "ann");
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                List<Callable<CustomerContext>> asks = new ArrayList<>();
                for (int i = 0; i < 64; i++) {
                    asks.add(() -> world.engine.contacts().context(ann).orElseThrow());
                }
                for (Future<CustomerContext> answer : pool.invokeAll(asks)) {
                    assertThat(answer.get().tier()).isEqualTo("gold");
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(crm.contextCalls()).isEqualTo(1);
            crm.set(crm.records().get(0).ref(), "tier", "silver");
            assertThat(world.engine.contacts().context(ann).orElseThrow().tier())
                    .as("what is young enough is not asked for again")
                    .isEqualTo("gold");
            clock.advance(Duration.ofMinutes(6));
            assertThat(world.engine.contacts().context(ann).orElseThrow().tier())
                    .isEqualTo("silver");
        }
    }
}
