package io.threadwell.examples.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.helpdesk.FakeHelpdesk;
import io.threadwell.testkit.helpdesk.WriteFault;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.network.FakePage;
import io.threadwell.testkit.store.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminPagesTest {
    private static final String TEXT = "Where is my order?";

    private final MovableClock clock = new MovableClock();
    private final FakeNetwork network = new FakeNetwork(clock);
    private final FakeHelpdesk desk = new FakeHelpdesk(clock);
    private final FakePage page = network.page("page-1");
    private final Threadwell threadwell = Threadwell.builder()
            .store(new InMemoryStore())
            .connector(network)
            .helpdesk(desk)
            .webhook("fake", new Network(FakeNetwork.ID), "FAKE_SECRET")
            .secrets(name -> List.of(network.secret()))
            .clock(clock)
            .build();
    private final AdminPages pages = new AdminPages(threadwell, Secret.of("0ps"), null);

    @BeforeEach
    void aPageIsConnected() {
        threadwell.runOnce();
        threadwell.accounts().connect(ConnectAccount.of(page.id(), "Our page", page.token()));
    }

    @Test
    void withoutTheTokenThereIsNothingToSeeAndNothingToDo() {
        assertThat(send("GET", "/admin/parked", "", "Bearer wrong").status()).isEqualTo(401);
        assertThat(send("GET", "/admin/parked", "", "0ps").status()).isEqualTo(401);
        assertThat(send("POST", "/admin/parked/1/discard", "", "").status()).isEqualTo(401);
        assertThat(get("/admin").status()).isEqualTo(404);
        assertThat(get("/admin/secrets").status()).isEqualTo(404);
    }

    @Test
    void whatTheHelpdeskRefusedIsSeenWithItsReasonAndTriedAgain() {
        desk.refuse(write -> new InvalidRequest("no such form"));
        writeAPost();

        JsonValue parked = onlyOne("parked");
        assertThat(parked.text("command")).contains("ticket.message");
        assertThat(parked.text("destination")).contains("helpdesk:fakedesk");
        assertThat(parked.text("reason").orElse("")).contains("no such form");
        assertThat(parked.bool("mayHaveTakenEffect", true)).isFalse();
        assertThat(parked.text("case")).isPresent();

        desk.refuse(write -> null);
        assertThat(post("/admin/parked/" + id(parked) + "/release").status()).isEqualTo(200);
        pass(Duration.ofMinutes(1));
        assertThat(desk.tickets()).hasSize(1);
        assertThat(post("/admin/parked/" + id(parked) + "/release").status()).isEqualTo(404);
    }

    @Test
    void whatMayHaveTakenEffectIsNotSimplyReleased() {
        desk.setCannotTell(true);
        desk.failNext(WriteFault.cutAfterEffect());
        writeAPost();
        pass(Duration.ofMinutes(5));
        JsonValue parked = onlyOne("parked");
        assertThat(parked.bool("mayHaveTakenEffect", false)).isTrue();

        WebhookResponse refused = post("/admin/parked/" + id(parked) + "/release");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("may have taken effect");
        assertThat(send("POST", "/admin/parked/" + id(parked) + "/confirm", "{}", "Bearer 0ps")
                        .status())
                .isEqualTo(400);

        desk.setCannotTell(false);
        assertThat(post("/admin/parked/" + id(parked) + "/look-again").status()).isEqualTo(200);
        pass(Duration.ofMinutes(1));
        assertThat(list("parked").size()).isZero();
        assertThat(desk.tickets()).hasSize(1);
    }

    @Test
    void whatIsGivenUpIsGone() {
        desk.refuse(write -> new InvalidRequest("no such form"));
        writeAPost();

        assertThat(post("/admin/parked/" + id(onlyOne("parked")) + "/discard").status())
                .isEqualTo(200);

        assertThat(list("parked").size()).isZero();
        assertThat(post("/admin/parked/x/discard").status()).isEqualTo(404);
        assertThat(post("/admin/parked/1/forget").status()).isEqualTo(404);
    }

    @Test
    void whatNobodyCouldReadIsListedAndReadAnew() {
        FakePage stranger = network.page("page-9");
        stranger.post("zoe", TEXT);
        deliver();
        page.raw("account=" + page.id().externalId() + "&kind=poke");
        deliver();

        assertThat(onlyOne("unsupported").text("account")).contains("fake:page-1");
        JsonValue unreadable = onlyOne("unreadable");
        assertThat(unreadable.text("endpoint")).contains("fake");
        assertThat(unreadable.text("reason").orElse("")).contains("page-9");

        threadwell.accounts().connect(ConnectAccount.of(stranger.id(), "Another page", stranger.token()));
        assertThat(post("/admin/deliveries/" + id(unreadable) + "/replay").status())
                .isEqualTo(200);
        pass(Duration.ofMinutes(1));
        assertThat(list("unreadable").size()).isZero();
        assertThat(desk.tickets()).hasSize(1);
        assertThat(post("/admin/deliveries/1/replay").status()).isEqualTo(404);
    }

    @Test
    void accountsAreSeenPausedAndResumed() {
        JsonValue account = onlyOne("accounts");
        assertThat(account.text("account")).contains("fake:page-1");
        assertThat(account.text("state")).contains("healthy");

        assertThat(post("/admin/accounts/fake:page-1/pause").status()).isEqualTo(200);
        assertThat(onlyOne("accounts").text("state")).contains("paused");
        assertThat(post("/admin/accounts/fake%3Apage-1/resume").status()).isEqualTo(200);
        assertThat(onlyOne("accounts").text("state")).contains("healthy");
        assertThat(post("/admin/accounts/fake:page-2/pause").status()).isEqualTo(404);
        assertThat(post("/admin/accounts/nobody/pause").status()).isEqualTo(400);
    }

    private void writeAPost() {
        page.post("ann", TEXT);
        deliver();
        pass(Duration.ofSeconds(30));
    }

    private void deliver() {
        network.takeDeliveries().forEach(delivery -> assertThat(
                        threadwell.receive("fake", delivery).status())
                .isEqualTo(200));
        settle();
    }

    private void pass(Duration time) {
        settle();
        for (long second = 0; second < time.toSeconds(); second++) {
            clock.advanceSeconds(1);
            settle();
        }
    }

    private void settle() {
        boolean working = true;
        while (working) {
            working = threadwell.runOnce();
        }
    }

    /** The list, which never shows what a customer wrote. */
    private JsonValue list(String name) {
        WebhookResponse answer = get("/admin/" + name);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(TEXT, "order", "poke");
        return JsonValue.parse(answer.body()).get(name);
    }

    private JsonValue onlyOne(String name) {
        JsonValue list = list(name);
        assertThat(list.size()).isEqualTo(1);
        return list.at(0);
    }

    private static String id(JsonValue json) {
        return json.text("id").orElseThrow();
    }

    private WebhookResponse get(String uri) {
        return send("GET", uri, "", "Bearer 0ps");
    }

    private WebhookResponse post(String uri) {
        return send("POST", uri, "", "Bearer 0ps");
    }

    private WebhookResponse send(String method, String uri, String body, String authorization) {
        return pages.apply(new WebhookRequest(
                method, uri, Map.of(), Map.of("Authorization", List.of(authorization)), body.getBytes(UTF_8)));
    }
}
