package io.threadwell.examples.gateway.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.connector.bluesky.realnetwork.Await;
import io.threadwell.crm.tryton.realserver.Clerk;
import io.threadwell.crm.tryton.realserver.RealTryton;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The gateway between comments on a page and a real Tryton: each person is one party, each comment one note, whatever dies on the way. */
@Tag("real-server")
class TrytonEndToEndTest {
    private static final String SECRET = "the-apps-own-secret";
    private static final int PEOPLE = 20;
    private static final int COMMENTS = 60;

    private static @Nullable RealTryton tryton;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Clerk clerk = null;
    private GatewayProcess gateway = null;
    private final Http http = Http.builder().build();

    @BeforeAll
    static void startTryton() throws Exception {
        tryton = RealTryton.start();
    }

    @AfterAll
    static void stopTryton() throws Exception {
        if (tryton != null) {
            tryton.close();
        }
    }

    @BeforeEach
    void begin() throws Exception {
        URI address = tryton.address();
        clerk = new Clerk(address);
        clerk.cleanUp();
        gateway = new GatewayProcess(
                folder,
                """
                networks:
                  facebook:
                    appSecret: "${APP_SECRET}"
                    verifyToken: "${APP_SECRET}"
                    pollInterval: off
                    subscribe: false
                    pages:
                      - {id: 7, token: "${APP_SECRET}"}
                crm:
                  tryton: {url: "%s", database: %s, user: %s, password: "${TRYTON_PASSWORD}", networks: [facebook]}
                """.formatted(address, Clerk.DATABASE, Clerk.USER),
                Map.of("APP_SECRET", SECRET, "TRYTON_PASSWORD", Clerk.PASSWORD));
        gateway.start();
    }

    @AfterEach
    void end() {
        if (gateway != null) {
            gateway.close();
        }
    }

    @Test
    void eachPersonIsOnePartyAndEachCommentOneNoteThoughTheGatewayIsKilledTwice() {
        for (int number = 0; number < COMMENTS / 2; number++) {
            comment(number);
        }
        Await.until("the first parties", () -> !identifiers().isEmpty());
        gateway.kill();
        gateway.start();
        for (int number = COMMENTS / 2; number < COMMENTS; number++) {
            comment(number);
        }
        Await.until("more notes", () -> notes().size() > COMMENTS / 2);
        gateway.kill();
        gateway.start();
        Await.until("a note for each comment", () -> notes().size() >= COMMENTS);

        assertThat(identifiers()).doesNotHaveDuplicates().hasSize(PEOPLE);
        List<String> notes = notes();
        assertThat(notes).hasSize(COMMENTS);
        for (int number = 0; number < COMMENTS; number++) {
            String words = words(number);
            assertThat(notes).filteredOn(note -> note.contains(words)).hasSize(1);
        }
        assertThat(clerk.search("party.party", Clerk.term("name", "like", "Person %"), List.of("name")))
                .hasSize(PEOPLE);
    }

    private List<String> identifiers() {
        return clerk.search("party.identifier", Clerk.term("code", "like", "threadwell:%"), List.of("code")).stream()
                .map(one -> one.text("code", ""))
                .toList();
    }

    private List<String> notes() {
        return clerk.search("ir.note", JsonArray.create(), List.of("message")).stream()
                .map(note -> note.text("message", ""))
                .toList();
    }

    private static String words(int number) {
        return "question number " + number + ".";
    }

    private void comment(int number) {
        int person = number % PEOPLE;
        JsonObject value = JsonObject.create()
                .put("item", "comment")
                .put("verb", "add")
                .put("comment_id", "7_1_" + number)
                .put("post_id", "7_1")
                .put("parent_id", "7_1")
                .put("message", words(number))
                .put("created_time", System.currentTimeMillis() / 1000)
                .put("from", JsonObject.create().put("id", "50" + person).put("name", "Person " + person));
        JsonObject change = JsonObject.create().put("field", "feed").put("value", value);
        JsonObject entry = JsonObject.create()
                .put("id", "7")
                .put("time", System.currentTimeMillis() / 1000)
                .put("changes", List.of(change));
        byte[] body = JsonObject.create()
                .put("object", "page")
                .put("entry", List.of(entry))
                .toBytes();
        String signature = "sha256=" + Hmac.sha256(SECRET.getBytes(UTF_8)).hex(body);
        assertThat(http.send(HttpCall.post(gateway.address() + "/webhooks/facebook")
                                .body(body, "application/json")
                                .header("X-Hub-Signature-256", signature))
                        .status())
                .isEqualTo(200);
    }
}
