package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.PersonStore.Traces;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.network.FakeItem;
import io.threadwell.testkit.network.FakePage;
import io.threadwell.testkit.webhook.SignedLines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios 1 to 9 of the acceptance list: what comes in is there, once, whatever happens on the way. */
class IntakeScenarioTest {
    private static void receiveInParallel(World world, List<WebhookRequest> requests) {
        CompletableFuture.allOf(requests.stream()
                        .map(r -> CompletableFuture.runAsync(
                                () -> assertThat(world.receive(r)).isEqualTo(200)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @ParameterizedTest
    @EnumSource
    void theSameWebhookFiveTimesInParallelIsOneMessage(Storage storage) {
        try (World world = new World(storage)) {
            world.page.post("ann", "My order is late");
            WebhookRequest delivery = world.network.takeDeliveries().get(0);
            receiveInParallel(world, Collections.nCopies(5, delivery));
            world.work();
            assertThat(world.texts(world.onlyCase())).containsExactly("My order is late");
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDeliveryThatTellsOfAPersonIsFoundByThePerson(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem post = world.page.post("ann", "My order is late");
            WebhookRequest first = world.network.takeDeliveries().get(0);
            world.receive(first);
            world.receive(first);
            world.clock.advanceSeconds(5);
            world.page.edit(post, "My order is lost");
            world.work();
            world.receive(first);
            world.page.post("bob", "Mine too");
            world.work();

            Traces ann = world.engine.operations().traces(WorkspaceId.DEFAULT, new PersonaKey(world.page.id(), "ann"));
            assertThat(ann.messages()).hasSize(1);
            assertThat(ann.deliveries())
                    .as("the first, the same twice more, and the edit")
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlbumInFourParallelDeliveriesOfANewPersonIsOneConversation(Storage storage) {
        try (World world = new World(storage)) {
            IntStream.range(0, 4).forEach(n -> world.page.message("bob", "image " + n));
            receiveInParallel(world, world.network.takeDeliveries());
            world.work();
            CareCase careCase = world.onlyCase();
            assertThat(world.engine.cases().get(careCase.id()).orElseThrow().conversations())
                    .hasSize(1);
            assertThat(world.messages(careCase)).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyElementOfADeliveryIsAppliedInTheOrderOfTheNetworksTime(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem root = world.page.post("ann", "one");
            for (String text : List.of("two", "three", "four")) {
                world.clock.advanceSeconds(1);
                world.page.reply("ann", root, text);
            }
            List<String> lines = new ArrayList<>(world.network.takeEvents());
            Collections.reverse(lines);
            assertThat(world.receive(world.network.delivery(lines))).isEqualTo(200);
            world.work();
            assertThat(world.texts(world.onlyCase())).containsExactly("one", "two", "three", "four");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenElementIsKeptAndTheOthersAreApplied(Storage storage) {
        try (World world = new World(storage)) {
            world.page.post("ann", "before");
            world.page.raw("account=" + world.page.id().externalId() + "&kind=poke");
            world.page.post("bob", "after");
            assertThat(world.receive(world.network.delivery(world.network.takeEvents())))
                    .isEqualTo(200);
            world.work();
            assertThat(world.cases()).hasSize(2);
            var kept = world.engine
                    .operations()
                    .unsupported(WorkspaceId.DEFAULT, PageRequest.first(10))
                    .items();
            assertThat(kept).hasSize(1);
            assertThat(kept.get(0).raw()).contains("poke");
            assertThat(kept.get(0).delivery()).isNotNull();
            world.engine.operations().replay(kept.get(0).delivery());
            world.work();
            assertThat(world.cases()).hasSize(2);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotTheNetworksIsNotTaken(Storage storage) {
        try (World world = new World(storage, EngineSettings.defaults().maxBodyBytes(2048))) {
            world.page.post("ann", "hello");
            WebhookRequest good = world.network.takeDeliveries().get(0);
            byte[] tampered = good.body().clone();
            tampered[0] ^= 1;
            WebhookRequest forged = new WebhookRequest("POST", good.uri(), good.query(), good.headers(), tampered);
            WebhookRequest unsigned = new WebhookRequest("POST", good.uri(), good.query(), Map.of(), good.body());
            WebhookRequest large = SignedLines.request(new byte[4096], world.network.secret());
            assertThat(world.receive(forged)).isEqualTo(401);
            assertThat(world.receive(unsigned)).isEqualTo(401);
            assertThat(world.receive(large)).isEqualTo(413);
            assertThat(world.engine.receive("nowhere", good).status()).isEqualTo(404);
            world.settle();
            assertThat(world.cases()).isEmpty();
            assertThat(world.store.backlog().deliveries()).isZero();
            assertThat(world.engine.health().counters()).containsEntry("intake.rejected", 2L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void signedButUnreadableOrForAStrangersAccountIsKeptAndCanBeReplayed(Storage storage) {
        try (World world = new World(storage)) {
            byte[] noise = {(byte) 0xff, (byte) 0xfe, 0, 1};
            assertThat(world.receive(SignedLines.request(noise, world.network.secret())))
                    .isEqualTo(200);
            FakePage stranger = world.network.page("page-9");
            stranger.post("zoe", "to a page that nobody connected");
            world.deliver();
            world.work();
            assertThat(world.cases()).isEmpty();
            var kept =
                    world.engine.operations().unreadable(PageRequest.first(10)).items();
            assertThat(kept).hasSize(2);
            world.connect(stranger, ConnectPolicy.fromNow());
            kept.forEach(one -> world.engine.operations().replay(one.id()));
            world.work();
            assertThat(world.texts(world.onlyCase())).containsExactly("to a page that nobody connected");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecretsPredecessorIsGoodDuringARotationAndALateRetryCountsOnce(Storage storage) {
        try (World world = new World(storage)) {
            world.page.post("ann", "signed with the old secret");
            WebhookRequest delivery = world.network.takeDeliveries().get(0);
            Secret old = world.network.secret();
            Threadwell rotated = Threadwell.builder()
                    .store(world.store)
                    .connector(world.network)
                    .helpdesk(world.desk)
                    .webhook(World.ENDPOINT, world.network.descriptor().network(), "FAKE_SECRET")
                    .secrets(name -> List.of(Secret.of("the-new-one"), old))
                    .clock(world.clock)
                    .build();
            world.engine.close();
            world.engine = rotated;
            world.settle();
            assertThat(world.receive(delivery)).isEqualTo(200);
            world.work();
            world.clock.advance(Duration.ofHours(1));
            assertThat(world.receive(delivery)).isEqualTo(200);
            world.work();
            assertThat(world.messages(world.onlyCase())).hasSize(1);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrashBetweenAcknowledgingAndApplyingLosesNothing(Storage storage) {
        try (World world = new World(storage)) {
            world.page.post("ann", "acknowledged");
            world.deliver();
            world.crash();
            world.work();
            assertThat(world.texts(world.onlyCase())).containsExactly("acknowledged");
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pollingResumesWithoutReplayOrGapAfterACrash(Storage storage) {
        try (World world = new World(storage)) {
            world.network.setPollPage(3);
            for (int n = 0; n < 10; n++) {
                world.clock.advanceSeconds(1);
                world.page.post("p" + n, "polled " + n);
                if (n == 5) {
                    world.pass(Duration.ofMinutes(2));
                    world.crash();
                }
            }
            world.network.takeEvents();
            world.pass(Duration.ofMinutes(5));
            assertThat(world.cases()).hasSize(10);
            world.everyEntryOnce();
        }
    }

    @ParameterizedTest
    @EnumSource
    void connectingAnAccountWithALongHistoryMakesNoFlood(Storage storage) {
        try (World world = new World(storage)) {
            FakePage quiet = world.network.page("page-2");
            FakePage archive = world.network.page("page-3");
            FakePage lately = world.network.page("page-4");
            for (FakePage old : List.of(quiet, archive, lately)) {
                for (int n = 0; n < 50; n++) {
                    old.post("p" + n, "history " + n);
                }
            }
            world.network.takeEvents();
            world.clock.advance(Duration.ofDays(3));
            world.connect(quiet, ConnectPolicy.fromNow());
            world.connect(archive, ConnectPolicy.asClosed());
            world.connect(lately, ConnectPolicy.lastDays(5));
            world.pass(Duration.ofMinutes(5));
            assertThat(world.desk.tickets()).hasSize(50);
            List<CareCase> cases = world.cases();
            assertThat(cases.stream().filter(CareCase::isClosed)).hasSize(50);
            assertThat(cases.stream().filter(c -> c.status() == CaseStatus.NEW)).hasSize(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ourOwnPostsAndLikesMakeNoCase(Storage storage) {
        try (World world = new World(storage)) {
            FakeItem own = world.page.ownPost("Our summer sale");
            world.page.react(own, "like");
            world.work();
            assertThat(world.cases()).isEmpty();
            assertThat(world.desk.tickets()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void intakeAnswers503WhileTheStoreIsNotJoined(Storage storage) {
        try (World world = new World(storage)) {
            world.page.post("ann", "too early");
            WebhookRequest delivery = world.network.takeDeliveries().get(0);
            world.engine.close();
            assertThat(world.receive(delivery)).isEqualTo(503);
            world.settle();
            assertThat(world.receive(delivery)).isEqualTo(200);
            world.work();
            assertThat(world.cases()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theResultDoesNotDependOnOrderRepetitionOrConcurrency(Storage storage) {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            try (World world = new World(storage)) {
                List<FakeItem> roots = new ArrayList<>();
                for (int n = 0; n < 40; n++) {
                    world.clock.advanceSeconds(1);
                    if (roots.isEmpty() || random.nextInt(3) == 0) {
                        roots.add(world.page.post("p" + random.nextInt(5), "root " + n));
                    } else {
                        world.page.reply(
                                "p" + random.nextInt(5), roots.get(random.nextInt(roots.size())), "reply " + n);
                    }
                }
                List<WebhookRequest> deliveries = new ArrayList<>(world.network.takeDeliveries());
                deliveries.addAll(deliveries.subList(0, 20));
                Collections.shuffle(deliveries, random);
                receiveInParallel(world, deliveries);
                world.work();
                assertThat(world.cases()).hasSize(roots.size());
                assertThat(world.cases().stream()
                                .mapToInt(c -> world.messages(c).size())
                                .sum())
                        .isEqualTo(40);
                world.everyEntryOnce();
                assertThat(world.desk.told()).hasSize(40);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void textThatDatabasesRefuseIsMended(Storage storage) {
        try (World world = new World(storage)) {
            String hostile = "zero \u0000 and half \uD83D of a pair";
            world.page.post("ann", hostile);
            world.work();
            assertThat(world.texts(world.onlyCase()).get(0))
                    .startsWith("zero")
                    .doesNotContain("\u0000")
                    .satisfies(
                            t -> assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(t))
                                    .isTrue());
        }
    }
}
