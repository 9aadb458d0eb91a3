package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Disposition;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.PageRequest;
import io.threadwell.testkit.helpdesk.FakeTicket;
import io.threadwell.testkit.network.FakeItem;
import io.threadwell.testkit.network.FakePost;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What networks can do besides bringing items and taking answers. */
class AbilityScenarioTest {
    private static final String LONG =
            "We are sorry that it took so long. ".repeat(60).strip();

    private static CareCase openCase(World world, String text) {
        world.page.post("ann", text);
        world.work();
        return world.onlyCase();
    }

    @ParameterizedTest
    @EnumSource
    void aLongAnswerGoesOutInPartsInTheirOrder(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            ReplyOptions options = world.engine.cases().options(ReplyDraft.text(careCase.id(), LONG));
            assertThat(options.inPublic().isAllowed()).isTrue();
            assertThat(options.inPublic().parts()).isEqualTo(3);
            assertThat(options.inPrivate().verdict())
                    .isInstanceOfSatisfying(ReplyVerdict.Refused.class, refused -> assertThat(refused.reason())
                            .isEqualTo(ReplyVerdict.Reason.TOO_LONG));
            List<Message> answers =
                    world.engine.cases().reply(ReplyDraft.text(careCase.id(), LONG), careCase.version());
            assertThat(answers).hasSize(3);
            world.work();
            assertThat(world.network.posts().stream()
                            .map(FakePost::message)
                            .map(post -> post.content().text())
                            .toList())
                    .isEqualTo(answers.stream().map(Message::text).toList())
                    .first()
                    .asString()
                    .endsWith("(1/3)");
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAgentsLongAnswerGoesOutInPartsAsWell(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            FakeTicket ticket = world.desk.ticket(World.ticketOf(careCase));
            world.desk.agentReplies(ticket.ref().id(), LONG);
            world.work();
            assertThat(world.network.posts()).hasSize(3).allSatisfy(post -> assertThat(
                            post.message().content().attributes())
                    .containsEntry(ContentAttributes.BY_PERSON, "true"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereSplittingIsOffALongAnswerIsRefused(Storage storage) {
        EngineSettings settings = EngineSettings.defaults().longAnswers(EngineSettings.LongAnswers.REFUSE);
        try (World world = new World(storage, settings)) {
            CareCase careCase = openCase(world, "Where is it?");
            assertThatThrownBy(
                            () -> world.engine.cases().reply(ReplyDraft.text(careCase.id(), LONG), careCase.version()))
                    .isInstanceOf(ContentRejected.class);
            assertThat(world.network.posts()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOnlyAnnouncedIsFetched(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.ownPost("News");
            FakeItem gone = world.page.announce("bob", post, "I take it back");
            world.page.delete(gone);
            world.page.announce("ann", post, "Where is it?");
            world.work();
            assertThat(world.texts(world.onlyCase())).containsExactly("Where is it?");
            assertThat(world.engine.health().counters().get(Metric.NETWORK_MISSED.dotted()))
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonWithoutANameIsAskedForBeforeTheTicketIsMade(Storage storage) {
        try (World world = new World(storage)) {
            world.network.setNameless(true);
            CareCase careCase = openCase(world, "Where is it?");
            Message first = world.messages(careCase).get(0);
            assertThat(first.author()).isEqualTo(Author.of("ann", "Person ann"));
            FakeTicket ticket = world.desk.ticket(World.ticketOf(careCase));
            assertThat(String.valueOf(ticket.requester())).contains("Person ann");
            world.page.post("ann", "And the other one?");
            world.work();
            assertThat(world.engine.health().counters()).containsEntry(Metric.NETWORK_LOOKUPS.dotted(), 1L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherAppAnswersMakesNoCaseUntilItIsHandedOver(Storage storage) {
        try (World world = new World(storage)) {
            world.page.overhear("ann", "Hello bot");
            world.page.overhear("ann", "I want a person");
            world.work();
            assertThat(world.cases()).isEmpty();
            world.page.handOver("ann", true);
            world.page.handOver("ann", true);
            world.work();
            CareCase careCase = world.onlyCase();
            assertThat(world.texts(careCase)).containsExactly("Hello bot", "I want a person");
            assertThat(world.messages(careCase))
                    .allMatch(message -> message.state().disposition().equals(Disposition.OPEN));
            world.page.message("ann", "Are you there?");
            world.work();
            assertThat(world.texts(world.onlyCase())).hasSize(3);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonWithANewIdGoesOnWithTheSameConversation(Storage storage) {
        try (World world = new World(storage)) {
            world.page.message("ann", "Hello");
            world.work();
            world.page.changeId("ann", "ann-2");
            world.work();
            world.page.message("ann-2", "It is me");
            world.work();
            CareCase careCase = world.onlyCase();
            assertThat(world.texts(careCase)).containsExactly("Hello", "It is me");
            world.engine.cases().reply(ReplyDraft.text(careCase.id(), "Welcome back"), careCase.version());
            world.work();
            assertThat(world.network.posts()).singleElement().satisfies(post -> assertThat(
                            post.message().target().counterpart())
                    .isEqualTo("ann-2"));
            assertThat(world.store.<Boolean>read(WorkspaceId.DEFAULT, s -> s.people()
                            .find(new PersonaKey(world.page.id(), "ann-2"))
                            .orElseThrow()
                            .profile()
                            .facts()
                            .containsValue("ann")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void accessThatWasTakenBackIsTold(Storage storage) {
        try (World world = new World(storage)) {
            world.page.withdraw();
            world.work();
            assertThat(world.engine
                            .accounts()
                            .find(world.page.id())
                            .orElseThrow()
                            .state())
                    .isEqualTo(AccountState.REAUTHORIZATION_REQUIRED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoWantsToBeForgottenIsToldAndKeptInView(Storage storage) {
        try (World world = new World(storage)) {
            world.page.askErasure("ann", "code-1");
            world.work();
            assertThat(world.erasures).containsExactly(world.page.id() + " ann code-1");
            assertThat(world.engine
                            .operations()
                            .unsupported(WorkspaceId.DEFAULT, PageRequest.first(9))
                            .items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.reason()).contains("code-1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerOnTheNetworkGetsAnotherText(Storage storage) {
        try (World world = new World(storage)) {
            CareCase careCase = openCase(world, "Where is it?");
            Message answer = world.engine
                    .cases()
                    .reply(ReplyDraft.text(careCase.id(), "In Lonodn"), careCase.version())
                    .get(0);
            assertThatThrownBy(() -> world.engine.cases().edit(answer.id(), "In London", Actor.HOST))
                    .isInstanceOf(InvalidRequest.class);
            world.work();
            world.engine.cases().edit(answer.id(), "In London", Actor.HOST);
            world.work();
            Message edited = world.engine.cases().message(answer.id()).orElseThrow();
            assertThat(edited.text()).isEqualTo("In London");
            assertThat(world.page.item(String.valueOf(edited.externalId())).text())
                    .isEqualTo("In London");
            assertThat(world.engine.cases().revisions(answer.id()))
                    .extracting(revision -> revision.text())
                    .containsExactly("In Lonodn", "In London");
            assertThat(world.changes(careCase)).contains(new CaseChange.Moderated(answer.id(), "EDIT"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void signsAreGivenInPrivateConversations(Storage storage) {
        try (World world = new World(storage)) {
            CareCase open = openCase(world, "In public");
            assertThatThrownBy(() -> world.engine.cases().signal(open.id(), Signal.TYPING))
                    .isInstanceOf(NotFound.class);
            world.page.message("bob", "Hello");
            world.work();
            world.engine.cases().signal(world.cases().get(1).id(), Signal.TYPING);
            assertThat(world.network.signals()).containsExactly(Signal.TYPING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatANetworkDoesNotServeForLongIsKeptWhenItComesAndErasedWithItsMessage(Storage storage) throws Exception {
        EngineSettings settings = EngineSettings.defaults().deletions(EngineSettings.Deletions.ERASE);
        try (World world = new World(storage, settings)) {
            world.network.serve("fake:1", new byte[] {1, 2, 3});
            FakeItem post = world.page.post("ann", "Look", "fake:1");
            world.page.post("bob", "Gone", "fake:2");
            world.work();
            assertThat(world.kept).hasSize(1);
            Message message = world.messages(world.cases().get(0)).get(0);
            Media media = world.engine.media(WorkspaceId.DEFAULT);
            try (InputStream content = media.open(message.id(), 0).content()) {
                assertThat(content.readAllBytes()).containsExactly(1, 2, 3);
            }
            assertThatThrownBy(() -> media.open(message.id(), 1)).isInstanceOf(NotFound.class);
            world.page.delete(post);
            world.work();
            assertThat(world.kept).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatComesOverALongConnectionIsAppliedOnceWhateverBecomesOfTheConnection(Storage storage) throws Exception {
        try (World world = new World(storage)) {
            world.network.takeEvents();
            CountDownLatch three = new CountDownLatch(3);
            world.heard = message -> three.countDown();
            world.clock.advanceSeconds(61);
            world.engine.start();
            world.page.post("ann", "one");
            world.awaitStreams(1);
            world.page.post("bob", "two");
            world.network.cutStreams();
            world.awaitStreams(2);
            world.page.post("cem", "three");
            assertThat(three.await(20, TimeUnit.SECONDS)).isTrue();
            world.engine.close();
            assertThat(world.cases()).hasSize(3);
        }
    }
}
