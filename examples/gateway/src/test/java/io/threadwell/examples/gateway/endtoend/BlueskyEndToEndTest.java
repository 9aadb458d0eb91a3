package io.threadwell.examples.gateway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.Message;
import io.threadwell.api.store.CommandState;
import io.threadwell.connector.bluesky.realnetwork.Await;
import io.threadwell.connector.bluesky.realnetwork.NetworkUser;
import io.threadwell.connector.bluesky.realnetwork.RealNetwork;
import io.threadwell.examples.gateway.endtoend.AgentsDesk.Ticket;
import io.threadwell.examples.gateway.endtoend.Wire.Stop;
import io.threadwell.support.json.JsonValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** People on a real network at one end, an agent in the desk at the other, and a gateway between them that is killed. */
@Tag("real-server")
class BlueskyEndToEndTest {
    private static final String WRITE = "com.atproto.repo.putRecord";
    private static final String OUR_OWN_POSTS = "app.bsky.feed.getAuthorFeed";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static @Nullable RealNetwork network;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private String server = "";
    private NetworkUser care = null;
    private Wire wire = null;
    private GatewayProcess gateway = null;
    private AgentsDesk desk = null;

    @BeforeAll
    static void startNetwork() throws Exception {
        network = RealNetwork.start();
    }

    @AfterAll
    static void stopNetwork() {
        if (network != null) {
            network.close();
        }
    }

    @BeforeEach
    void careJoinsAndItsGatewayStarts() throws Exception {
        server = network.server();
        care = join("care");
        wire = new Wire(server);
        gateway = new GatewayProcess(
                folder,
                """
                networks:
                  bluesky:
                    pollInterval: 1s
                    repairInterval: 2s
                    directMessages: false
                    accounts:
                      - {service: "%s", identifier: %s, appPassword: "${BLUESKY_APP_PASSWORD}", history: 1d}
                """.formatted(wire.address(), care.handle()),
                Map.of("BLUESKY_APP_PASSWORD", care.appPassword()));
        desk = new AgentsDesk(gateway.address());
        gateway.start();
        Await.until("care is signed in", () -> wire.passed("app.bsky.notification.listNotifications") > 0);
    }

    @AfterEach
    void end() {
        if (gateway != null) {
            gateway.close();
        }
        if (wire != null) {
            wire.close();
        }
    }

    @Test
    void aMentionIsAnsweredInTheDeskAndThePersonSeesTheAnswerOnceThoughTheGatewayDiesTwiceOnTheWay() {
        NetworkUser person = join("person");
        JsonValue mention = person.mention(care, "my parcel 📦 is lost");
        Await.until("a ticket", () -> desk.numbers().size() == 1);
        Ticket ticket = desk.tickets().get(0);
        assertThat(ticket.fromCustomers()).singleElement().asString().contains("my parcel 📦 is lost");

        dieAtTheAnswer(ticket, "We look for it", Stop.BEFORE_THE_NETWORK);
        assertThat(person.postsOf(care)).isEmpty();
        gateway.start();
        Await.until("the person sees the first answer", () -> answersUnder(mention, person) == 1);

        dieAtTheAnswer(ticket, "It is found 🎉", Stop.AFTER_THE_NETWORK);
        gateway.start();
        Await.until("the person sees the second answer", () -> answersUnder(mention, person) == 2);

        JsonValue found = person.postsOf(care).get(0);
        person.answer(mention, found, "thank you");
        Await.until(
                "the thanks", () -> desk.ticket(ticket.number()).fromCustomers().size() == 2);
        awaitEchoes(2);

        assertThat(texts(person.postsOf(care))).containsExactly("It is found 🎉", "We look for it");
        assertThat(answersUnder(mention, person)).isEqualTo(2);
        assertThat(desk.tickets()).singleElement().satisfies(only -> {
            assertThat(only.fromCustomers()).hasSize(2);
            assertThat(only.fromCustomers().get(1)).contains("thank you");
            assertThat(only.fromAgents()).containsExactly("We look for it", "It is found 🎉");
            assertThat(only.comments()).hasSize(4);
        });
        Ledger ledger = closedLedger();
        assertThat(ledger.cases()).singleElement().satisfies(only -> {
            assertThat(only.tickets()).hasSize(1);
            assertThat(only.messages()).hasSize(4);
        });
        assertThat(ledger.outbound()).hasSize(2).allMatch(message -> message.externalId() != null);
    }

    @Test
    void aHundredPeoplePostAtOnceAndAreAnsweredAndEachIsFiledOnceAndAnsweredOnceThoughTheGatewayIsKilled() {
        List<NetworkUser> people = Crowd.of(100, number -> join("person"));
        CountDownLatch killed = new CountDownLatch(1);
        CompletableFuture<List<JsonValue>> posting = Crowd.atOnce(people, (person, number) -> {
            if (number >= 70) {
                // the others' posts alone could all have come before anybody can look
                Crowd.await(killed);
            }
            return person.mention(care, "nothing works, " + token(number));
        });
        Await.until("the first tickets", () -> desk.numbers().size() >= 10);
        gateway.kill();
        killed.countDown();
        gateway.start();
        List<String> mentions =
                posting.join().stream().map(BlueskyEndToEndTest::uri).toList();
        Await.until("more tickets", () -> desk.numbers().size() > 70);
        gateway.kill();
        gateway.start();
        Await.until("a ticket for each", () -> desk.numbers().size() >= 100);

        List<Ticket> tickets = desk.tickets();
        assertThat(tickets).hasSize(100);
        answerAll(tickets.subList(0, 30));
        Await.until("the first answers", () -> care.postsOf(care).size() >= 5);
        CompletableFuture<Void> stopped = wire.stopNext(WRITE, Stop.AFTER_THE_NETWORK);
        answerAll(tickets.subList(30, 60));
        stopped.join();
        gateway.kill();
        assertThat(care.postsOf(care)).as("killed in the middle of answering").hasSizeLessThan(60);
        gateway.start();
        answerAll(tickets.subList(60, 100));
        Await.until("an answer for each", () -> care.postsOf(care).size() >= 100);
        awaitEchoes(100);

        assertThat(parents(care.postsOf(care))).containsExactlyInAnyOrderElementsOf(mentions);
        assertThat(shown()).isEqualTo(100);
        for (int number = 0; number < people.size(); number++) {
            assertThat(answersUnder(mentions.get(number), people.get(number))).isEqualTo(1);
        }
        everyTicketHasItsMentionAndItsAnswer(desk.tickets());
        everyMessageIsInOneCaseOfOneTicket(closedLedger(), mentions);
    }

    private static void everyTicketHasItsMentionAndItsAnswer(List<Ticket> tickets) {
        assertThat(tickets).hasSize(100).allSatisfy(ticket -> {
            assertThat(ticket.comments()).hasSize(2);
            assertThat(ticket.fromAgents()).containsExactly("We know, and work on it");
        });
        List<String> filed = tickets.stream()
                .flatMap(ticket -> ticket.fromCustomers().stream())
                .toList();
        assertThat(filed).hasSize(100);
        for (int number = 0; number < 100; number++) {
            String token = token(number);
            assertThat(filed).filteredOn(text -> text.contains(token)).hasSize(1);
        }
    }

    private static void everyMessageIsInOneCaseOfOneTicket(Ledger ledger, List<String> mentions) {
        assertThat(ledger.inbound()).extracting(Message::externalId).containsExactlyInAnyOrderElementsOf(mentions);
        assertThat(ledger.outbound()).hasSize(100);
        assertThat(ledger.outbound())
                .extracting(Message::externalId)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(ledger.cases()).hasSize(100).allSatisfy(one -> {
            assertThat(one.tickets()).hasSize(1);
            assertThat(one.messages()).hasSize(2);
        });
        Map<CommandState, Long> left = ledger.backlog().commands();
        assertThat(left).doesNotContainKeys(CommandState.PARKED, CommandState.UNKNOWN, CommandState.RETRY_AT);
    }

    private void answerAll(List<Ticket> tickets) {
        tickets.forEach(ticket -> desk.reply(ticket.number(), "We know, and work on it"));
    }

    /** The agent answers, and the gateway dies while it sends that. */
    private void dieAtTheAnswer(Ticket ticket, String answer, Stop where) {
        CompletableFuture<Void> stopped = wire.stopNext(WRITE, where);
        desk.reply(ticket.number(), answer);
        stopped.join();
        gateway.kill();
    }

    /** Until the gateway has looked at our own posts anew, all of which the network shows by now. */
    private void awaitEchoes(int posts) {
        Await.until("all our posts are shown", () -> shown() >= posts);
        int before = wire.passed(OUR_OWN_POSTS);
        // a look is two calls, and one may be under way: the third look begins when the second is stored
        Await.until("our own posts are looked at", () -> wire.passed(OUR_OWN_POSTS) > before + 4);
    }

    /** How many posts of ours the network counts. */
    private long shown() {
        return care.get("app.bsky.actor.getProfile", "actor", care.did()).longValue("postsCount", 0);
    }

    private Ledger closedLedger() {
        gateway.stop();
        return Ledger.of(gateway.database());
    }

    private static long answersUnder(JsonValue mention, NetworkUser reader) {
        return answersUnder(uri(mention), reader);
    }

    private static long answersUnder(String mention, NetworkUser reader) {
        return reader.thread(mention).get("replies").size();
    }

    private static List<String> texts(List<JsonValue> posts) {
        return posts.stream()
                .map(post -> post.at("value", "text").text().orElseThrow())
                .toList();
    }

    private static List<String> parents(List<JsonValue> posts) {
        return posts.stream()
                .map(post -> post.at("value", "reply", "parent", "uri").text().orElseThrow())
                .toList();
    }

    private static String token(int number) {
        return "number %03d.".formatted(number);
    }

    private static String uri(JsonValue post) {
        return post.text("uri").orElseThrow();
    }

    private NetworkUser join(String role) {
        return NetworkUser.join(
                server, role + Instant.now().getEpochSecond() % 1_000_000 + "n" + NAMES.incrementAndGet());
    }
}
