package io.threadwell.examples.quickstart.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.store.jdbc.JdbcStore;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.network.FakePage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code and the claims of docs/embedding.md, on PostgreSQL, with a pool of a single connection. */
class EmbeddingGuideTest {
    private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final FakeNetwork network = new FakeNetwork(InstantSource.system());
    private final FakePage page = network.page("page-1");
    private final Queue<String> shown = new ConcurrentLinkedQueue<>();
    private final Care care = new Care();
    private EmbeddedPostgres server;
    private HikariDataSource pool;
    private JdbcStore store;
    private Threadwell threadwell;

    @BeforeEach
    void embed() throws Exception {
        server = EmbeddedPostgres.builder().start();
        makeTables();
        pool = pool(1);
        store = care.careStore(pool, MASTER_KEY);
        SecretSource secrets = name -> List.of(network.secret());
        threadwell = care.threadwell(
                store, network, new EmbeddedDesk(store.desk(WorkspaceId.DEFAULT)), secrets, new Screens(shown::add));
    }

    /** Flyway holds one connection for the lock and one for the work. */
    private void makeTables() throws Exception {
        try (HikariDataSource two = pool(2);
                Connection connection = two.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table the_hosts_own (id int)");
        }
        try (HikariDataSource two = pool(2);
                JdbcStore made = care.careStore(two, MASTER_KEY)) {
            assertThat(made.backlog().deliveries()).isZero();
        }
    }

    private HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    @AfterEach
    void stop() throws Exception {
        threadwell.close();
        store.close();
        pool.close();
        server.close();
    }

    @Test
    void aCommentIsShownReadAndAnsweredThoughThePoolHasOneConnection() throws Exception {
        threadwell.start();
        connect();
        page.post("anna", "Where is my parcel?");
        deliver();
        await(() -> shown.stream().anyMatch(news -> news.contains(" is NEW")));
        Desk desk = new Desk(threadwell);
        assertThat(desk.read()).extracting(Message::text).containsExactly("Where is my parcel?");
        CareCase careCase = onlyCase();
        assertThat(desk.answer(careCase, "It left this morning.")).contains("goes out");
        await(() -> !network.posts().isEmpty());
        assertThat(desk.answer(careCase, "It left this morning.")).contains("read it first");
        assertThat(desk.answer(careCase, "x".repeat(2000))).isNotBlank();
        desk.tidyUp(WorkspaceId.DEFAULT);
    }

    @Test
    void aHostsOwnSchedulerDoesTheWork() throws Exception {
        ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        ScheduledFuture<?> turns = care.schedule(threadwell, scheduler);
        await(() -> threadwell.health().acceptsDeliveries());
        connect();
        page.post("anna", "Where is my parcel?");
        deliver();
        await(() -> shown.stream().anyMatch(news -> news.contains(" is NEW")));
        turns.cancel(false);
        scheduler.shutdown();
        assertThat(onlyCase().status()).isNotNull();
    }

    @Test
    void beforeTheFirstTurnAndAfterTheStopDeliveriesAreAnswered503() {
        page.post("anna", "Where is my parcel?");
        WebhookRequest delivery = network.takeDeliveries().get(0);
        assertThat(threadwell.receive("facebook", delivery).status()).isEqualTo(503);
        threadwell.start();
        threadwell.close();
        assertThat(threadwell.receive("facebook", delivery).status()).isEqualTo(503);
    }

    @Test
    void ourTablesAndTheirHistoryStandInOurSchemaBesideTheHosts() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("select count(*) filter (where table_schema = 'care'"
                        + " and table_name = 'tw_schema_history'), count(*) filter (where table_schema = 'public')"
                        + " from information_schema.tables")) {
            tables.next();
            assertThat(tables.getInt(1)).isEqualTo(1);
            assertThat(tables.getInt(2)).as("the host's table alone").isEqualTo(1);
        }
    }

    private void connect() {
        threadwell.accounts().connect(ConnectAccount.of(page.id(), "Our page", page.token()));
    }

    private void deliver() {
        for (WebhookRequest delivery : network.takeDeliveries()) {
            assertThat(threadwell.receive("facebook", delivery).status()).isEqualTo(200);
        }
    }

    private CareCase onlyCase() {
        List<CareCase> cases =
                threadwell.cases().find(CaseQuery.all(), PageRequest.first(10)).items();
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Object pause = new Object();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            synchronized (pause) {
                pause.wait(20);
            }
        }
    }
}
