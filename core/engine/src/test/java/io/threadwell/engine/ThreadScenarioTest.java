package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Revision;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.engine.EngineSettings.Deletions;
import io.threadwell.engine.EngineSettings.Threading;
import io.threadwell.testkit.helpdesk.FakeTicket;
import io.threadwell.testkit.network.FakeItem;
import io.threadwell.testkit.network.FakePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios 10 to 12, 15 and 16 of the acceptance list: what belongs together is together, and stays readable. */
class ThreadScenarioTest {
    @ParameterizedTest
    @EnumSource
    void theSamePageScopedIdOnTwoPagesIsTwoPersonsAndTwoConversations(Storage storage) {
        try (World world = new World(storage)) {
            FakePage other = world.network.page("page-2");
            world.connect(other, ConnectPolicy.fromNow());
            world.page.message("12345", "to the first page");
            other.message("12345", "to the second page");
            world.work();
            assertThat(world.cases()).hasSize(2);
            assertThat(world.cases().stream().map(c -> c.origin().requester()).distinct())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachRootCommentIsACaseAndAnAnswerBelowItJoinsIt(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.ownPost("News");
            FakeItem first = world.page.comment("ann", post, "Where is my parcel?");
            world.page.comment("bob", post, "Mine is broken");
            world.page.reply("cem", first, "Same here");
            world.work();
            assertThat(world.cases()).hasSize(2);
            assertThat(world.texts(world.cases().get(0))).containsExactly("Where is my parcel?", "Same here");
        }
    }

    @Test
    void thePolicyCanGroupByPersonUnderAPostOrByPost() {
        for (Threading policy : List.of(Threading.PER_PERSON_UNDER_POST, Threading.PER_POST)) {
            try (World world =
                    new World(Storage.SQLITE, EngineSettings.defaults().threading(policy))) {
                FakeItem post = world.page.ownPost("News");
                world.page.comment("ann", post, "one");
                world.page.comment("ann", post, "two");
                world.page.comment("bob", post, "three");
                world.work();
                world.page.comment("ann", post, "four");
                world.work();
                int cases = policy == Threading.PER_POST ? 1 : 2;
                assertThat(world.cases()).hasSize(cases);
                assertThat(world.desk.tickets()).hasSize(cases);
                assertThat(world.desk.told()).hasSize(4);
            }
        }
    }

    @Test
    void anUmbrellaCaseHoldsTheHelpdeskToFewCallsWhenHundredsCommentAtOnce() {
        try (World world = new World(Storage.SQLITE, EngineSettings.defaults().threading(Threading.PER_POST))) {
            FakeItem post = world.page.ownPost("We are sorry for the outage");
            for (int n = 0; n < 300; n++) {
                world.page.comment("p" + n, post, "comment " + n);
            }
            world.work();
            assertThat(world.onlyCase().version()).isEqualTo(300);
            assertThat(world.desk.tickets()).hasSize(1);
            assertThat(world.desk.told()).hasSize(300);
            assertThat(world.desk.syncCalls()).isLessThan(12);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCustomersOwnPostTakesInWhatIsBelowItAlsoWhenItComesLast(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.post("ann", "My visitor's post");
            FakeItem comment = world.page.comment("bob", post, "I can confirm that");
            world.page.reply("ann", comment, "Thank you");
            List<WebhookRequest> deliveries = new ArrayList<>(world.network.takeDeliveries());
            Collections.reverse(deliveries);
            for (WebhookRequest delivery : deliveries) {
                world.receive(delivery);
                world.settle();
            }
            world.work();
            List<CareCase> open =
                    world.cases().stream().filter(c -> !c.isClosed()).toList();
            assertThat(open).hasSize(1);
            assertThat(world.texts(open.get(0)))
                    .containsExactlyInAnyOrder("My visitor's post", "I can confirm that", "Thank you");
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsOfWhichOnlyParentsAreToldArePutTogetherInWhateverOrder(Storage storage) {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            try (World world = new World(storage)) {
                world.network.setOnlyParents(true);
                List<List<FakeItem>> threads = new ArrayList<>();
                for (int n = 0; n < 30; n++) {
                    world.clock.advanceSeconds(1);
                    if (threads.size() < 4) {
                        threads.add(new ArrayList<>(List.of(world.page.mention("p" + n, "root " + n))));
                    } else {
                        List<FakeItem> thread = threads.get(random.nextInt(threads.size()));
                        FakeItem parent = thread.get(random.nextInt(thread.size()));
                        thread.add(world.page.reply("p" + n, parent, "reply " + n));
                    }
                }
                List<WebhookRequest> deliveries = new ArrayList<>(world.network.takeDeliveries());
                Collections.shuffle(deliveries, random);
                for (WebhookRequest delivery : deliveries) {
                    world.receive(delivery);
                    if (random.nextBoolean()) {
                        world.settle();
                    }
                }
                world.work();
                List<List<String>> found = world.cases().stream()
                        .filter(c -> c.origin().mergedInto() == null)
                        .map(world::texts)
                        .toList();
                List<List<String>> expected = threads.stream()
                        .map(t -> t.stream().map(FakeItem::text).toList())
                        .toList();
                assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(world.desk.told().entrySet().stream()
                                .filter(e -> e.getKey().startsWith("m")))
                        .hasSize(30);
                world.everyEntryOnce();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTicketIsToldWhereItsCaseWentOnAlsoWhenThatCaseWasMergedBeforeItHadATicket(Storage storage) {
        try (World world = new World(storage)) {
            world.network.setOnlyParents(true);
            List<FakeItem> thread = new ArrayList<>(List.of(world.page.mention("p0", "root")));
            for (int n = 1; n < 5; n++) {
                world.clock.advanceSeconds(1);
                thread.add(world.page.reply("p" + n, thread.get(n - 1), "reply " + n));
            }
            List<WebhookRequest> deliveries = new ArrayList<>(world.network.takeDeliveries());
            world.receive(deliveries.get(4));
            world.settle();
            closeHelpdesk(world);
            for (int n : new int[] {2, 3, 0, 1}) {
                world.receive(deliveries.get(n));
                world.settle();
            }
            world.pass(Duration.ofSeconds(90));

            assertThat(world.desk.tickets())
                    .as("the one that goes on, the one that says so, and five others")
                    .hasSize(7);
            assertThat(waiting(world)).isZero();
            world.everyEntryOnce();
        }
    }

    /** Uses the helpdesk's quota up for a minute, with five posts that have nothing to do with the rest. */
    private static void closeHelpdesk(World world) {
        world.desk.setQuota(0);
        for (int n = 0; n < 5; n++) {
            world.page.mention("other" + n, "of its own");
        }
        world.deliver();
        world.settle();
        world.desk.setQuota(Integer.MAX_VALUE);
    }

    private static long waiting(World world) {
        return world.store.backlog().commands().entrySet().stream()
                .filter(entry -> !entry.getKey().isAtRest())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @ParameterizedTest
    @EnumSource
    void anEditOrDeletionThatComesBeforeItsItemIsNotLost(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem edited = world.page.post("ann", "frist");
            world.clock.advanceSeconds(5);
            world.page.edit(edited, "first");
            FakeItem deleted = world.page.post("bob", "regretted");
            world.clock.advanceSeconds(5);
            world.page.delete(deleted);
            List<WebhookRequest> deliveries = new ArrayList<>(world.network.takeDeliveries());
            Collections.reverse(deliveries);
            for (WebhookRequest delivery : deliveries) {
                world.receive(delivery);
                world.settle();
            }
            world.work();
            CareCase careCase = world.onlyCase();
            Message message = world.messages(careCase).get(0);
            assertThat(message.text()).isEqualTo("first");
            assertThat(world.engine.cases().revisions(message.id()).stream().map(Revision::text))
                    .containsExactly("frist", "first");
            assertThat(world.desk.tickets()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEditAfterTheAnswerKeepsTheHistoryAndTheTicketLearnsOfIt(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem item = world.page.post("ann", "It is broken");
            world.work();
            CareCase careCase = world.onlyCase();
            world.desk.agentReplies(World.ticketOf(careCase), "We are sorry");
            world.work();
            world.clock.advanceSeconds(60);
            world.page.edit(item, "It is broken. Edit: solved!");
            world.work();
            Message message = world.messages(careCase).get(0);
            assertThat(world.engine.cases().revisions(message.id()).stream().map(Revision::text))
                    .containsExactly("It is broken", "It is broken. Edit: solved!");
            FakeTicket ticket = world.desk.ticket(World.ticketOf(careCase));
            assertThat(ticket.comments()).anySatisfy(comment -> {
                assertThat(comment.internal()).isTrue();
                assertThat(comment.entries().get(0).kind()).isEqualTo(TicketEntry.Kind.EDIT);
                assertThat(comment.entries().get(0).text()).contains("solved!");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeletionMarksOrErasesByPolicy(Storage storage) {
        for (Deletions policy : Deletions.values()) {
            try (World world = new World(storage, EngineSettings.defaults().deletions(policy))) {
                FakeItem item = world.page.post("ann", "my phone number is 555");
                world.work();
                world.page.edit(item, "my phone number is 556");
                world.page.delete(item);
                world.work();
                CareCase careCase = world.onlyCase();
                Message message = world.messages(careCase).get(0);
                assertThat(message.isDeleted()).isTrue();
                boolean erased = policy == Deletions.ERASE;
                assertThat(message.text().isEmpty()).isEqualTo(erased);
                assertThat(world.engine.cases().revisions(message.id()).isEmpty())
                        .isEqualTo(erased);
                assertThat(world.desk.ticket(World.ticketOf(careCase)).comments())
                        .anySatisfy(comment -> assertThat(comment.entries())
                                .extracting(TicketEntry::kind)
                                .contains(TicketEntry.Kind.DELETION));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliveryStatusOnlyClimbs(Storage storage) {
        try (World world = new World(storage)) {
            world.page.message("ann", "hello?");
            world.work();
            CareCase careCase = world.onlyCase();
            world.engine.cases().reply(ReplyDraft.text(careCase.id(), "Hi Ann"), careCase.version());
            world.work();
            Message answer = world.messages(careCase).get(1);
            world.page.receipt(answer.externalId(), DeliveryStatus.DELIVERED);
            world.work();
            world.page.receipt(answer.externalId(), DeliveryStatus.SENT);
            world.work();
            assertThat(world.messages(careCase).get(1).state().status()).isEqualTo(DeliveryStatus.DELIVERED);
        }
    }
}
