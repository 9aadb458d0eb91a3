package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.StaleVersion;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.PageRequest;
import io.threadwell.testkit.network.Echo;
import io.threadwell.testkit.network.FakeItem;
import io.threadwell.testkit.network.SendFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios 17 to 20, 22 and 27 of the acceptance list: an answer reaches the network once, or a person is told why not. */
class ReplyScenarioTest {
    private static CareCase openCase(World world, String text) {
        world.page.post("ann", text);
        world.work();
        return world.onlyCase();
    }

    private static Message reply(World world, CareCase careCase, String text) {
        return world.engine
                .cases()
                .reply(ReplyDraft.text(careCase.id(), text), careCase.version())
                .get(0);
    }

    @ParameterizedTest
    @EnumSource
    void anEchoThatOvertakesTheAnswerToOurCallIsTheSameMessage(Storage storage) {
        for (Echo echo : List.of(Echo.FIRST, Echo.LATER)) {
            try (World world = new World(storage)) {
                world.network.setEcho(echo);
                world.network.pushTo(echo == Echo.FIRST ? world::receive : null);
                CareCase careCase = openCase(world, "Where is it?");
                reply(world, careCase, "On its way");
                world.work();
                assertThat(world.texts(careCase)).containsExactly("Where is it?", "On its way");
                Message answer = world.messages(careCase).get(1);
                assertThat(answer.state().status()).isEqualTo(DeliveryStatus.SENT);
                assertThat(answer.externalId()).isNotNull();
                assertThat(world.network.posts()).hasSize(1);
                world.everyEntryOnce();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEchoThatNobodyHereWroteCountsAsTheFirstResponse(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.post("ann", "Hello?");
            world.work();
            world.page.answerNatively(post, "Answered in the app");
            world.work();
            CareCase careCase = world.onlyCase();
            assertThat(careCase.clock().firstResponseAt()).isNotNull();
            Message native_ = world.messages(careCase).get(1);
            assertThat(native_.type().origin()).isEqualTo(Origin.NATIVE);
            assertThat(world.desk.told()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCutConnectionAfterTheNetworkTookTheAnswerMakesNoSecondPost(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            world.network.failNext(SendFault.cutAfterEffect());
            reply(world, careCase, "On its way");
            world.pass(Duration.ofMinutes(2));
            assertThat(world.network.posts()).hasSize(1);
            assertThat(world.messages(careCase).get(1).state().status()).isEqualTo(DeliveryStatus.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCutConnectionBeforeTheNetworkTookItIsSentOnceMore(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            world.network.failNext(
                    SendFault.cutBeforeEffect(),
                    SendFault.unavailable(),
                    SendFault.rateLimited(world.clock.instant().plusSeconds(90)));
            reply(world, careCase, "On its way");
            world.pass(Duration.ofMinutes(4));
            assertThat(world.network.posts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyCanTellIsParkedAndShownAndAPersonDecides(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            world.network.setCannotTell(true);
            world.network.failNext(SendFault.cutBeforeEffect());
            reply(world, careCase, "On its way");
            world.pass(Duration.ofMinutes(2));
            assertThat(world.network.posts()).isEmpty();
            List<Command> parked = world.engine
                    .operations()
                    .parked(WorkspaceId.DEFAULT, PageRequest.first(10))
                    .items();
            assertThat(parked).hasSize(1);
            assertThat(world.engine.cases().get(careCase.id()).orElseThrow().open())
                    .extracting(Command::state)
                    .contains(CommandState.PARKED);
            Operations operations = world.engine.operations();
            CommandId id = parked.get(0).id();
            assertThatThrownBy(() -> operations.release(WorkspaceId.DEFAULT, id))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("may have taken effect");
            world.network.setCannotTell(false);
            operations.lookAgain(WorkspaceId.DEFAULT, id);
            world.pass(Duration.ofMinutes(1));
            assertThat(world.network.posts()).hasSize(1);
            assertThat(world.messages(careCase).get(1).state().status()).isEqualTo(DeliveryStatus.SENT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonWhoSawTheAnswerOnTheNetworkSaysSoAndItIsNotSentAgain(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            world.network.setCannotTell(true);
            world.network.failNext(SendFault.cutAfterEffect());
            reply(world, careCase, "On its way");
            world.pass(Duration.ofMinutes(2));
            Command parked = world.onlyParked();
            String item = world.network.posts().get(0).result().externalIds().get(0);
            world.engine.operations().confirm(WorkspaceId.DEFAULT, parked.id(), item);
            world.pass(Duration.ofMinutes(2));
            assertThat(world.network.posts()).hasSize(1);
            Message answer = world.messages(careCase).get(1);
            assertThat(answer.externalId()).isEqualTo(item);
            assertThat(answer.state().status()).isEqualTo(DeliveryStatus.SENT);
            assertThat(world.engine.cases().get(careCase.id()).orElseThrow().open())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsForAPausedAccountHoldsUpNobodyAndIsShown(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            world.engine.accounts().pause(world.page.id(), "campaign");
            assertThat(world.engine.cases().judge(ReplyDraft.text(careCase.id(), "soon")))
                    .isInstanceOfSatisfying(ReplyVerdict.Allowed.class, allowed -> assertThat(allowed.waitsFor())
                            .contains("PAUSED", "campaign"));
            reply(world, careCase, "On its way");
            world.pass(Duration.ofMinutes(1));
            assertThat(world.network.posts()).isEmpty();
            assertThat(world.engine.health().closedTargets().values()).anyMatch(why -> why.contains("PAUSED"));
            world.engine.accounts().resume(world.page.id());
            world.settle();
            assertThat(world.network.posts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsForADisconnectedAccountIsGivenUpAndNewAnswersAreRefused(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            world.engine.accounts().pause(world.page.id(), "campaign");
            reply(world, careCase, "On its way");
            world.engine.accounts().disconnect(world.page.id());
            world.pass(Duration.ofMinutes(1));
            assertThat(world.onlyParked().attempt().reason()).contains("not connected");
            assertThat(world.messages(careCase).get(1).state().status()).isEqualTo(DeliveryStatus.FAILED);
            ReplyDraft another = ReplyDraft.text(careCase.id(), "another");
            assertThat(world.engine.cases().judge(another))
                    .isInstanceOfSatisfying(ReplyVerdict.Refused.class, refused -> assertThat(refused.reason())
                            .isEqualTo(ReplyVerdict.Reason.ACCOUNT_DISCONNECTED));
            assertThatThrownBy(() ->
                            world.engine.cases().reply(another, world.onlyCase().version()))
                    .isInstanceOf(UnsupportedOperation.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWrittenBeforeTheCustomersCorrectionIsStale(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.post("ann", "Order 4711 is late");
            world.work();
            CareCase seen = world.onlyCase();
            world.page.edit(post, "Order 4712 is late");
            world.work();
            assertThatThrownBy(() -> reply(world, seen, "4711 is on its way"))
                    .isInstanceOfSatisfying(StaleVersion.class, stale -> {
                        assertThat(stale.expected()).isEqualTo(seen.version());
                        assertThat(stale.current()).isEqualTo(seen.version() + 1);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrashWhileAnAnswerIsUnderWayPostsItOnce(Storage storage) {
        for (boolean took : new boolean[] {true, false}) {
            try (World world = new World(storage)) {
                CareCase careCase = openCase(world, "Where is it?");
                world.network.fail(message -> {
                    throw new Stopped(took);
                });
                reply(world, careCase, "On its way");
                try {
                    world.settle();
                } catch (Stopped expected) {
                    // the process died here
                }
                world.network.fail(message -> SendFault.NONE);
                world.crash();
                world.pass(Duration.ofMinutes(2));
                assertThat(world.network.posts()).hasSize(1);
            }
        }
    }

    /** Ends the engine in the middle of a call, as a kill would. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped(boolean took) {
            super("took effect: " + took);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWindowEndsByTheNetworksTimeAlsoWhenTheMessageCameLate(Storage storage) {
        try (World world = new World(storage)) {
            world.page.message("ann", "delivered two hours late");
            var delivery = world.network.takeDeliveries();
            world.clock.advance(Duration.ofHours(2));
            delivery.forEach(world::receive);
            world.work();
            CareCase careCase = world.onlyCase();
            Message last = world.messages(careCase).get(0);
            world.clock.set(last.sentAt().plus(Duration.ofHours(24)).minusSeconds(1));
            ReplyDraft draft = ReplyDraft.text(careCase.id(), "just in time");
            assertThat(world.engine.cases().judge(draft)).isInstanceOf(ReplyVerdict.Allowed.class);
            world.clock.set(last.sentAt().plus(Duration.ofHours(24)).plusSeconds(1));
            assertThat(world.engine.cases().judge(draft)).isInstanceOfSatisfying(ReplyVerdict.Refused.class, r -> {
                assertThat(r.reason()).isEqualTo(ReplyVerdict.Reason.WINDOW_CLOSED);
                assertThat(r.alternatives()).isNotEmpty();
            });
            assertThatThrownBy(() -> world.engine.cases().reply(draft, careCase.version()))
                    .isInstanceOf(ReplyWindowClosed.class);
            assertThat(world.network.posts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerFromTheHelpdeskThatComesTooLateIsToldToTheAgent(Storage storage) {
        try (World world = new World(storage)) {
            world.page.message("ann", "hello");
            world.work();
            CareCase careCase = world.onlyCase();
            world.clock.advance(Duration.ofHours(25));
            world.desk.agentReplies(World.ticketOf(careCase), "too late");
            world.work();
            assertThat(world.network.posts()).isEmpty();
            assertThat(world.messages(careCase).get(1).state().status()).isEqualTo(DeliveryStatus.FAILED);
            assertThat(world.desk.ticket(World.ticketOf(careCase)).comments())
                    .anySatisfy(c -> assertThat(c.internal() && c.text().contains("WINDOW_CLOSED"))
                            .isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondPrivateReplyToTheSameCommentIsRefused(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.ownPost("News");
            world.page.comment("ann", post, "my order is lost");
            world.work();
            CareCase before = world.onlyCase();
            world.engine
                    .cases()
                    .reply(ReplyDraft.text(before.id(), "Let us talk here").privately(), before.version());
            world.work();
            CaseView view = world.engine.cases().get(before.id()).orElseThrow();
            assertThat(view.conversations()).as("the case moved to private").hasSize(2);
            ReplyDraft again = ReplyDraft.text(before.id(), "Once more").privately();
            assertThat(world.engine.cases().judge(again))
                    .isInstanceOfSatisfying(ReplyVerdict.Refused.class, r -> assertThat(r.reason())
                            .isEqualTo(ReplyVerdict.Reason.ALREADY_USED));
            world.page.message("ann", "thanks, here is my number");
            world.work();
            assertThat(world.cases())
                    .as("the private answer comes to the same case")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadTokenKeepsInboundHoldsOutboundAndTheBacklogGoesOutAfterwards(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "one");
            world.page.killTokens();
            reply(world, careCase, "answer while dead");
            world.pass(Duration.ofMinutes(1));
            assertThat(world.accountNews.get(world.accountNews.size() - 1).state())
                    .isEqualTo(AccountState.REAUTHORIZATION_REQUIRED);
            world.clock.advance(Duration.ofHours(3));
            world.page.post("bob", "inbound is kept");
            world.page.post("cem", "never delivered by webhook");
            world.receive(world.network.takeDeliveries().get(0));
            world.pass(Duration.ofMinutes(1));
            assertThat(world.cases()).hasSize(2);
            assertThat(world.network.posts()).isEmpty();
            world.engine.accounts().reauthorize(world.page.id(), world.page.token());
            world.pass(Duration.ofMinutes(3));
            assertThat(world.network.posts()).hasSize(1);
            assertThat(world.cases()).as("the gap is filled by polling").hasSize(3);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenThatEndsIsRefreshedBeforeItDoes(Storage storage) {
        try (World world = new World(storage)) {
            world.engine
                    .accounts()
                    .connect(ConnectAccount.of(world.page.id(), "page", world.page.token(Duration.ofHours(2))));
            world.pass(Duration.ofMinutes(1));
            world.clock.advance(Duration.ofMinutes(115));
            world.pass(Duration.ofMinutes(1));
            world.clock.advance(Duration.ofMinutes(60));
            CareCase careCase = openCase(world, "still there?");
            reply(world, careCase, "yes");
            world.pass(Duration.ofMinutes(1));
            assertThat(world.network.posts()).hasSize(1);
            assertThat(world.engine
                            .accounts()
                            .find(world.page.id())
                            .orElseThrow()
                            .state())
                    .isEqualTo(AccountState.HEALTHY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSecondOfTwoAgentsIsToldThatTheConversationMovedOn(Storage storage) {
        try (World world = new World(storage)) {
            CareCase seen = openCase(world, "Where is it?");
            reply(world, seen, "first answer");
            assertThatThrownBy(() -> reply(world, seen, "second answer")).isInstanceOf(StaleVersion.class);
            world.engine.cases().note(seen.id(), "a note is nothing a customer sees", Actor.agent("bea"));
            CareCase now = world.onlyCase();
            assertThat(now.version()).isEqualTo(seen.version() + 1);
            reply(world, now, "second answer, after reading");
            world.work();
            assertThat(world.network.posts()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anItemIsHiddenOnTheNetworkAndTheCaseShowsIt(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "rude words");
            Message message = world.messages(careCase).get(0);
            world.engine.cases().moderate(message.id(), Moderation.Action.HIDE, Actor.agent("bea"));
            world.work();
            assertThat(world.page.item(message.externalId()).hidden()).isTrue();
            assertThat(world.messages(careCase).get(0).state().hidden()).isTrue();
            assertThat(world.changes(careCase))
                    .containsSubsequence(
                            new CaseChange.ModerationRequested(message.id(), "HIDE"),
                            new CaseChange.Moderated(message.id(), "HIDE"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anItemThatIsNotHiddenIsNeverSaidToBe(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "rude words");
            Message message = world.messages(careCase).get(0);
            world.engine.accounts().pause(world.page.id(), "campaign");
            world.engine.cases().moderate(message.id(), Moderation.Action.HIDE, Actor.agent("bea"));
            world.engine.accounts().disconnect(world.page.id());
            world.work();
            assertThat(world.changes(careCase))
                    .hasAtLeastOneElementOfType(CaseChange.ModerationStopped.class)
                    .doesNotHaveAnyElementsOfTypes(CaseChange.Moderated.class);
            assertThat(world.messages(careCase).get(0).state().hidden()).isFalse();
        }
    }
}
