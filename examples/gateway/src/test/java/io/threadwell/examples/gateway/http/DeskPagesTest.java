package io.threadwell.examples.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.DeskStore;
import io.threadwell.api.store.DeskStore.DeskWrite;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.store.InMemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskPagesTest {
    private final InMemoryStore careStore = new InMemoryStore();
    private final DeskStore store = careStore.desk(WorkspaceId.DEFAULT);
    private final EmbeddedDesk desk = new EmbeddedDesk(store);
    private final DeskPages pages = new DeskPages(desk, Secret.of("d3sk"));

    @BeforeEach
    void aTicketIsThere() {
        store.write(List.of(new DeskWrite(
                null,
                "k1",
                "case-1",
                "Where is it?",
                CaseStatus.NEW,
                null,
                null,
                "Where is it? سلام",
                false,
                Instant.parse("2026-05-04T08:00:00Z"))));
    }

    @Test
    void withoutTheTokenThereIsNothingToSee() {
        assertThat(get("/desk/tickets", "Bearer wrong").status()).isEqualTo(401);
        assertThat(get("/desk/tickets", "d3sk").status()).isEqualTo(401);
        assertThat(get("/desk/tickets", "").body()).doesNotContain("Where is it");
    }

    @Test
    void anAgentFindsTicketsAndReadsThem() {
        JsonValue list = JsonValue.parse(get("/desk/tickets?status=new,open").body());
        assertThat(list.get("tickets").at(0).text("subject")).contains("Where is it?");
        assertThat(list.get("tickets").at(0).longValue("number")).hasValue(1);
        assertThat(JsonValue.parse(get("/desk/tickets?status=solved").body())
                        .get("tickets")
                        .size())
                .isZero();

        JsonValue ticket = JsonValue.parse(get("/desk/tickets/1").body());
        assertThat(ticket.at("ticket", "status").text()).contains("new");
        assertThat(ticket.get("comments").at(0).text("text")).contains("Where is it? سلام");
    }

    @Test
    void anAgentAnswersAndTheEngineHearsOfIt() {
        JsonValue after = JsonValue.parse(post("/desk/tickets/1/reply", "{\"agent\":\"sam\",\"text\":\"On its way\"}")
                .body());
        post("/desk/tickets/1/note", "{\"agent\":\"sam\",\"text\":\"knows us\"}");
        post("/desk/tickets/1/assign", "{\"agent\":\"sam\",\"assignee\":\"kim\"}");
        post("/desk/tickets/1/status", "{\"agent\":\"sam\",\"status\":\"on-hold\"}");

        assertThat(after.get("comments").at(1).text("agent")).contains("sam");
        assertThat(desk.changes("0").changes()).hasSize(4);
        assertThat(desk.ticket(1)).hasValueSatisfying(ticket -> {
            assertThat(ticket.status()).isEqualTo(CaseStatus.ON_HOLD);
            assertThat(ticket.assignee()).isEqualTo("kim");
        });
    }

    @Test
    void whatIsWrongIsAnsweredWithTheReason() {
        assertThat(get("/desk/tickets/99").status()).isEqualTo(404);
        assertThat(get("/desk/tickets/x").status()).isEqualTo(404);
        assertThat(get("/desk/other").status()).isEqualTo(404);
        assertThat(get("/desk/tickets?status=lost").status()).isEqualTo(400);
        assertThat(post("/desk/tickets/1/reply", "not json").status()).isEqualTo(400);
        assertThat(post("/desk/tickets/1/reply", "{\"agent\":\"sam\"}").body()).contains("text is missing");
        assertThat(post("/desk/tickets/1/other", "{\"agent\":\"sam\"}").status())
                .isEqualTo(404);
        assertThat(post("/desk/tickets/99/reply", "{\"agent\":\"sam\",\"text\":\"x\"}")
                        .status())
                .isEqualTo(404);
        careStore.setAway(true);
        assertThat(get("/desk/tickets").status()).isEqualTo(503);
    }

    private WebhookResponse get(String path) {
        return get(path, "Bearer d3sk");
    }

    private WebhookResponse get(String path, String authorization) {
        return pages.apply(request("GET", path, authorization, ""));
    }

    private WebhookResponse post(String path, String body) {
        return pages.apply(request("POST", path, "Bearer d3sk", body));
    }

    private static WebhookRequest request(String method, String path, String authorization, String body) {
        int query = path.indexOf('?');
        return new WebhookRequest(
                method,
                "http://127.0.0.1:8080" + path,
                WebhookRequest.parseQuery(query < 0 ? null : path.substring(query + 1)),
                Map.of("Authorization", List.of(authorization)),
                body.getBytes(UTF_8));
    }
}
