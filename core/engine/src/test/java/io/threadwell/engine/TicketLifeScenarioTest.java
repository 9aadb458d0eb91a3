package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.testkit.helpdesk.FakeTicket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What agents do with tickets as a whole, and what customers say of the work. */
class TicketLifeScenarioTest {
    private static CareCase open(World world, String person, String text) {
        world.page.message(person, text);
        world.work();
        return world.cases().get(world.cases().size() - 1);
    }

    private static CareCase now(World world, CareCase careCase) {
        return world.engine.cases().get(careCase.id()).orElseThrow().careCase();
    }

    @ParameterizedTest
    @EnumSource
    void ticketsThatAnAgentMergesAreOneCase(Storage storage) {
        try (World world = new World(storage)) {
            CareCase first = open(world, "ann", "It is broken");
            CareCase second = open(world, "bob", "Ann's is broken");
            world.desk.agentMerges(World.ticketOf(second), World.ticketOf(first));
            world.work();
            assertThat(now(world, second).origin().mergedInto()).isEqualTo(first.id());
            assertThat(world.texts(first)).containsExactly("It is broken", "Ann's is broken");
            world.page.message("bob", "Mine, too");
            world.work();
            FakeTicket ticket = world.desk.ticket(World.ticketOf(first));
            assertThat(ticket.comments()).last().satisfies(comment -> assertThat(comment.text())
                    .contains("Mine, too"));
            world.everyEntryOnce();
            assertThat(world.desk.tickets()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMergeThatNobodyToldIsSeenAtTheNextMessage(Storage storage) {
        try (World world = new World(storage)) {
            CareCase first = open(world, "ann", "It is broken");
            CareCase second = open(world, "bob", "Ann's is broken");
            world.desk.agentMerges(World.ticketOf(second), World.ticketOf(first));
            world.page.message("bob", "Mine, too");
            world.work();
            assertThat(now(world, second).origin().mergedInto()).isEqualTo(first.id());
            assertThat(world.desk.ticket(World.ticketOf(first)).comments())
                    .last()
                    .satisfies(comment -> assertThat(comment.text()).contains("Mine, too"));
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedTicketSolvesItsCaseAndTheNextMessageMakesANewOne(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = open(world, "ann", "Buy this");
            FakeTicket deleted = world.desk.ticket(World.ticketOf(careCase));
            world.desk.agentDeletes(deleted.ref().id());
            world.work();
            assertThat(now(world, careCase).status()).isEqualTo(CaseStatus.SOLVED);
            assertThat(world.changes(careCase)).contains(new CaseChange.TicketGone(deleted.ref(), "deleted"));
            world.page.message("ann", "Please answer");
            world.work();
            assertThat(now(world, careCase).status()).isEqualTo(CaseStatus.OPEN);
            assertThat(world.desk.tickets()).hasSize(2).last().satisfies(ticket -> {
                assertThat(ticket.externalId()).isEqualTo(World.ticketOf(careCase));
                assertThat(ticket.comments()).hasSize(1).first().satisfies(comment -> assertThat(comment.text())
                        .contains("Please answer"));
            });
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedTicketThatComesBackIsTheCasesAgain(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = open(world, "ann", "Where is it?");
            world.desk.agentDeletes(World.ticketOf(careCase));
            world.work();
            world.desk.agentRestores(World.ticketOf(careCase));
            world.work();
            assertThat(now(world, careCase).status()).isEqualTo(CaseStatus.OPEN);
            world.page.message("ann", "Hello?");
            world.work();
            assertThat(world.desk.tickets()).hasSize(1);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSplitAndARatingAreKeptOnTheCase(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = open(world, "ann", "Two things");
            world.desk.agentSplits(World.ticketOf(careCase));
            world.desk.customerRates(World.ticketOf(careCase), 0.25, "meh", "slow");
            world.work();
            List<CaseChange> changes = world.changes(careCase);
            assertThat(changes).hasAtLeastOneElementOfType(CaseChange.TicketSplit.class);
            assertThat(changes)
                    .contains(new CaseChange.Rated(
                            0.25, "meh", "slow", world.desk.descriptor().system()));
        }
    }
}
