package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.TimeOrder;
import io.threadwell.testkit.helpdesk.FakeTicket;
import io.threadwell.testkit.helpdesk.WriteFault;
import io.threadwell.testkit.network.Echo;
import io.threadwell.testkit.network.FakeItem;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios 23 to 26 and 29 of the acceptance list: the helpdesk and we agree, whatever goes wrong between us. */
class HelpdeskScenarioTest {
    @ParameterizedTest
    @EnumSource
    void anAgentsAnswerGoesOutOnceAndItsEchoDoesNotComeBackToTheHelpdesk(Storage storage) {
        try (World world = new World(storage)) {
            world.network.setEcho(Echo.LATER);
            world.page.post("ann", "Where is it?");
            world.work();
            CareCase careCase = world.onlyCase();
            String ticket = World.ticketOf(careCase);
            world.desk.agentNotes(ticket, "internal: check with the carrier");
            world.desk.agentReplies(ticket, "On its way");
            world.work();
            world.work();
            assertThat(world.network.posts()).hasSize(1);
            assertThat(world.network.posts().get(0).text()).isEqualTo("On its way");
            assertThat(world.desk.ticket(ticket).comments()).hasSize(3);
            assertThat(world.texts(careCase)).containsExactly("Where is it?", "On its way");
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostFindsACaseByItsTicketAndAMessageByItsNameOnTheNetwork(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.post("ann", "Where is it?");
            world.work();
            CareCase careCase = world.onlyCase();
            FakeTicket ticket = world.desk.ticket(World.ticketOf(careCase));
            Cases cases = world.engine.cases();
            assertThat(cases.ofTicket(ticket.ref().system(), ticket.ref().id())).contains(careCase);
            assertThat(cases.ofTicket(ticket.ref().system(), "none")).isEmpty();
            Message message = cases.message(world.page.id(), post.id()).orElseThrow();
            assertThat(message.text()).isEqualTo("Where is it?");
            assertThat(cases.message(message.id())).contains(message);
            assertThat(cases.messages(message.placement().conversation(), TimeOrder.NEWEST_FIRST, PageRequest.first(9))
                            .items())
                    .containsExactly(message);
            assertThat(cases.events(careCase.id(), careCase.sequence() - 1, 9))
                    .singleElement()
                    .satisfies(event -> assertThat(event.sequence()).isEqualTo(careCase.sequence()));
            Page<CaseEvent> latest = cases.events(careCase.id(), TimeOrder.NEWEST_FIRST, PageRequest.first(1));
            assertThat(latest.items()).extracting(CaseEvent::sequence).containsExactly(careCase.sequence());
            assertThat(latest.next()).isNotNull();
            assertThat(cases.count(CaseQuery.all().ofNobody())).isEqualTo(1);
            assertThat(world.engine.cases(new WorkspaceId("other")).message(message.id()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerGoesToWhatTheAgentHadSeenAlsoWhenMoreCameBeforeWeHeardOfIt(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.ownPost("News");
            FakeItem first = world.page.comment("ann", post, "Where is it?");
            world.work();
            world.desk.agentReplies(World.ticketOf(world.onlyCase()), "On its way");
            world.clock.advance(Duration.ofSeconds(5));
            world.page.reply("bob", first, "Mine is lost too");
            world.deliver();
            world.settle();
            world.pass(Duration.ofMinutes(1));
            assertThat(world.network.posts()).singleElement().satisfies(sent -> assertThat(
                            sent.message().target().message())
                    .isEqualTo(first.id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerToAPrivateMessageStaysPrivateWhenAPublicOneComesAtTheSameMoment(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.ownPost("News");
            FakeItem comment = world.page.comment("ann", post, "my order is lost");
            world.work();
            CareCase careCase = world.onlyCase();
            world.engine
                    .cases()
                    .reply(ReplyDraft.text(careCase.id(), "Let us talk here").privately(), careCase.version());
            world.work();
            world.page.message("ann", "my number is 4711");
            world.work();
            world.desk.agentReplies(World.ticketOf(careCase), "Thank you, 4711 goes out today");
            world.clock.advance(Duration.ofSeconds(1));
            world.page.reply("ann", comment, "They answer!");
            world.deliver();
            world.settle();
            world.pass(Duration.ofMinutes(1));
            assertThat(world.cases()).hasSize(1);
            assertThat(world.network.posts())
                    .hasSize(2)
                    .allSatisfy(sent -> assertThat(sent.message().visibility()).isEqualTo(Visibility.PRIVATE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCustomersAnswerReopensInsideTheWindowAndBeginsAFollowUpAfterIt(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.post("ann", "Where is it?");
            world.work();
            CareCase first = world.onlyCase();
            world.desk.agentSolves(World.ticketOf(first));
            world.work();
            assertThat(world.onlyCase().status()).isEqualTo(CaseStatus.SOLVED);
            world.clock.advance(Duration.ofDays(6));
            world.page.reply("ann", post, "It is still not here");
            world.work();
            assertThat(world.onlyCase().status()).isEqualTo(CaseStatus.OPEN);
            assertThat(world.desk.ticket(World.ticketOf(first)).status()).isEqualTo(CaseStatus.OPEN);
            world.desk.agentSolves(World.ticketOf(first));
            world.work();
            world.clock.advance(Duration.ofDays(8));
            world.page.reply("ann", post, "And again");
            world.work();
            assertThat(world.cases()).hasSize(2);
            CareCase second = world.cases().get(1);
            assertThat(second.origin().followUpOf()).isEqualTo(first.id());
            FakeTicket ticket = world.desk.ticket(World.ticketOf(second));
            assertThat(ticket.followUpOf())
                    .isEqualTo(world.desk.ticket(World.ticketOf(first)).ref());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOutageOfTheHelpdeskLosesAndDoublesNothingAndDrainsInBulk(Storage storage) {
        int comments = storage == Storage.MEMORY ? 5000 : 600;
        try (World world = new World(storage)) {
            world.desk.setQuota(20);
            world.desk.fail(
                    writes -> WriteFault.rateLimited(world.clock.instant().plusSeconds(30)));
            Random random = new Random(1);
            FakeItem[] roots = new FakeItem[comments / 4];
            for (int n = 0; n < comments; n++) {
                int thread = random.nextInt(roots.length);
                if (roots[thread] == null) {
                    roots[thread] = world.page.post("p" + thread, "root " + n);
                } else {
                    world.page.reply("p" + thread, roots[thread], "more " + n);
                }
            }
            world.deliver();
            for (int minute = 0; minute < 10; minute++) {
                world.settle();
                world.clock.advanceSeconds(60);
            }
            world.desk.fail(writes -> WriteFault.NONE);
            int before = world.desk.syncCalls();
            for (int step = 0; step < 400; step++) {
                world.settle();
                world.clock.advanceSeconds(2);
            }
            assertThat(world.desk.told()).hasSize(comments);
            world.everyEntryOnce();
            assertThat(world.desk.quotaViolations()).isZero();
            assertThat(world.desk.syncCalls() - before).isLessThan(comments / 10);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCutConnectionAfterACreateAnUpdateOrABulkWriteMakesOneTicketAndOneComment(Storage storage) {
        for (WriteFault fault : new WriteFault[] {WriteFault.cutAfterEffect(), WriteFault.cutBeforeEffect()}) {
            try (World world = new World(storage)) {
                world.desk.failNext(fault);
                FakeItem post = world.page.post("ann", "created");
                world.work();
                world.desk.failNext(fault);
                world.page.reply("ann", post, "updated");
                world.work();
                world.desk.failNext(fault);
                for (int n = 0; n < 10; n++) {
                    world.page.post("p" + n, "in bulk " + n);
                }
                world.work();
                assertThat(world.desk.tickets()).hasSize(11);
                assertThat(world.desk.told()).hasSize(12);
                world.everyEntryOnce();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomFaultsAndCrashesLeaveEveryMessageInExactlyOneComment(Storage storage) {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            try (World world = new World(storage)) {
                world.network.setEcho(Echo.LATER);
                world.desk.fail(writes -> switch (random.nextInt(10)) {
                    case 0 -> WriteFault.cutAfterEffect();
                    case 1 -> WriteFault.cutBeforeEffect();
                    case 2 -> WriteFault.unavailable();
                    case 3 -> WriteFault.rateLimited(world.clock.instant().plusSeconds(5));
                    default -> WriteFault.NONE;
                });
                FakeItem[] roots = new FakeItem[8];
                for (int n = 0; n < 60; n++) {
                    int thread = random.nextInt(roots.length);
                    if (roots[thread] == null) {
                        roots[thread] = world.page.post("p" + thread, "root " + n);
                    } else {
                        world.page.reply("p" + thread, roots[thread], "more " + n);
                    }
                    world.deliver();
                    if (random.nextInt(4) == 0) {
                        world.settle();
                    }
                    if (random.nextInt(20) == 0) {
                        world.crash();
                    }
                    world.clock.advanceSeconds(random.nextInt(3));
                }
                world.desk.fail(writes -> WriteFault.NONE);
                world.pass(Duration.ofMinutes(6));
                assertThat(world.desk.told()).hasSize(60);
                world.everyEntryOnce();
                assertThat(world.desk.tickets()).hasSize(world.cases().size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWriteThatFailsForGoodIsParkedAndTheOthersGoOn(Storage storage) {
        try (World world = new World(storage)) {
            world.desk.refuse(write -> String.valueOf(write.fields().subject()).contains("poison")
                    ? new InvalidRequest("the subject is refused")
                    : null);
            world.page.post("ann", "poison");
            world.page.post("bob", "harmless");
            world.work();
            assertThat(world.desk.tickets()).hasSize(1);
            var parked = world.engine
                    .operations()
                    .parked(WorkspaceId.DEFAULT, PageRequest.first(10))
                    .items();
            assertThat(parked).hasSize(1);
            assertThat(parked.get(0).attempt().reason()).contains("refused");
            world.desk.refuse(write -> null);
            world.engine.operations().release(WorkspaceId.DEFAULT, parked.get(0).id());
            world.work();
            assertThat(world.desk.tickets()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHelpdeskThatIsAwayDoesNotHoldUpAnswersOrIntake(Storage storage) {
        try (World world = new World(storage)) {
            world.page.post("ann", "one");
            world.work();
            world.desk.setAway(true);
            world.desk.fail(writes -> WriteFault.unavailable());
            world.page.post("bob", "two");
            world.work();
            CareCase first = world.cases().get(0);
            world.engine.cases().reply(ReplyDraft.text(first.id(), "still answered"), first.version());
            world.work();
            assertThat(world.network.posts()).hasSize(1);
            world.desk.setAway(false);
            world.desk.fail(writes -> WriteFault.NONE);
            world.pass(Duration.ofMinutes(10));
            assertThat(world.desk.told()).hasSize(3);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHostsChangesReachTheTicketAndTheAgentsChangesReachTheCase(Storage storage) {
        try (World world = new World(storage)) {
            world.page.post("ann", "one");
            world.work();
            CareCase careCase = world.onlyCase();
            Cases cases = world.engine.cases();
            cases.setPriority(careCase.id(), CasePriority.URGENT, Actor.HOST);
            cases.assign(careCase.id(), "bea", Actor.HOST);
            cases.tag(careCase.id(), Set.of("vip"), Set.of(), Actor.HOST);
            cases.note(careCase.id(), "call the warehouse", Actor.HOST);
            cases.setStatus(careCase.id(), CaseStatus.PENDING, Actor.HOST);
            world.work();
            FakeTicket ticket = world.desk.ticket(World.ticketOf(careCase));
            assertThat(ticket.priority()).isEqualTo(CasePriority.URGENT);
            assertThat(ticket.assignee()).isEqualTo("bea");
            assertThat(ticket.tags()).contains("vip");
            assertThat(ticket.status()).isEqualTo(CaseStatus.PENDING);
            assertThat(ticket.comments()).anySatisfy(c -> {
                assertThat(c.internal()).isTrue();
                assertThat(c.text()).contains("call the warehouse");
            });
            world.desk.agentAssigns(World.ticketOf(careCase), "cem");
            world.desk.agentPrioritises(World.ticketOf(careCase), CasePriority.LOW);
            world.work();
            assertThat(world.onlyCase().work().assignee()).isEqualTo("cem");
            assertThat(world.onlyCase().work().priority()).isEqualTo(CasePriority.LOW);
            assertThat(world.network.posts()).isEmpty();
        }
    }

    @Test
    void everyIdSurvivesARestart() {
        try (World world = new World(Storage.SQLITE)) {
            FakeItem post = world.page.post("ann", "one");
            world.work();
            world.crash();
            world.page.reply("ann", post, "two");
            world.work();
            assertThat(world.onlyCase().version()).isEqualTo(2);
            assertThat(world.desk.tickets()).hasSize(1);
            world.desk.agentReplies(World.ticketOf(world.onlyCase()), "three");
            world.work();
            assertThat(world.network.posts()).hasSize(1);
        }
    }
}
