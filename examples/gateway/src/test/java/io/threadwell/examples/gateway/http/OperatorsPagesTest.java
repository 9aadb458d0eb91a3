package io.threadwell.examples.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.Health;
import io.threadwell.examples.gateway.accounts.SignIns;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OperatorsPagesTest {
    private final MovableClock clock = new MovableClock();
    private final Backlog backlog = new Backlog(
            3,
            1,
            Map.of(CommandState.RETRY_AT, 2L, CommandState.PARKED, 4L),
            clock.instant().minusSeconds(40));

    @Test
    void healthIs200WhileDeliveriesAreTaken() {
        WebhookResponse page = new HealthPage(() -> health(true, backlog, Map.of()), new SignIns(List.of())).get();

        assertThat(page.status()).isEqualTo(200);
        JsonValue json = JsonValue.parse(page.body());
        assertThat(json.text("status")).contains("up");
        assertThat(json.at("backlog", "commands", "retry_at").longValue()).hasValue(2);
        assertThat(json.get("troubledAccounts").at(0).text("state")).contains("reauthorization_required");
        assertThat(json.longValue("waiting")).hasValue(5);
        assertThat(json.longValue("parked")).hasValue(4);
        assertThat(json.get("failing").text("timers")).contains("the store is away");
        assertThat(json.get("closedTargets").text("default helpdesk:zendesk")).contains("429, until later");
    }

    @Test
    void healthIs503WhenTheStoreIsAway() {
        WebhookResponse page = new HealthPage(() -> health(false, null, Map.of()), new SignIns(List.of())).get();

        assertThat(page.status()).isEqualTo(503);
        assertThat(JsonValue.parse(page.body()).get("backlog").isMissing()).isTrue();
    }

    @Test
    void metricsFollowTheEngineFromScrapeToScrape() {
        Health[] now = {health(true, backlog, Map.of("intake.accepted", 5L))};
        MetricsPage page = new MetricsPage(() -> now[0], clock);

        assertThat(page.get().body())
                .contains("threadwell_intake_accepted_total 5.0")
                .contains("threadwell_backlog_deliveries 3.0")
                .contains("threadwell_backlog_unreadable 1.0")
                .contains("threadwell_backlog_commands{state=\"retry_at\"} 2.0")
                .contains("threadwell_backlog_oldest_seconds 40.0")
                .contains("threadwell_accepts_deliveries 1.0");

        now[0] = health(false, null, Map.of("intake.accepted", 7L, "intake.unknown-endpoint", 1L));
        assertThat(page.get().body())
                .contains("threadwell_intake_accepted_total 7.0")
                .contains("threadwell_intake_unknown_endpoint_total 1.0")
                .contains("threadwell_backlog_deliveries NaN")
                .contains("threadwell_accepts_deliveries 0.0");
    }

    private Health health(boolean accepts, @Nullable Backlog waiting, Map<String, Long> counters) {
        ChannelAccount troubled = new ChannelAccount(
                AccountId.of("facebook", "1001"),
                WorkspaceId.DEFAULT,
                "Acme",
                Map.of(),
                ConnectPolicy.fromNow(),
                clock.instant(),
                AccountState.REAUTHORIZATION_REQUIRED,
                "token died",
                1);
        return new Health(
                accepts,
                List.of(troubled),
                waiting,
                Map.of("default helpdesk:zendesk", "429, until later"),
                Map.of("timers", "the store is away"),
                counters);
    }
}
