package io.threadwell.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.Threadwell;
import io.threadwell.engine.ThreadwellBuilder;
import io.threadwell.examples.gateway.accounts.Attempts;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.helpdesk.FakeHelpdesk;
import io.threadwell.testkit.store.InMemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of accounts from one start to the next, when the file changed or did not. */
class AccountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AccountId PAGE = AccountId.of("facebook", "77");
    private static final AccountId BOT = AccountId.of("telegram", "7");
    private static final AccountId ACME = AccountId.of("bluesky", "did:plc:acme");

    private final MovableClock clock = new MovableClock();
    private final InMemoryStore store = new InMemoryStore();
    private final AccountStore accounts = store.accounts();
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private HttpServer vendor;
    private volatile String goodToken = "first";
    private volatile Runnable atNextTick = () -> {};

    @BeforeEach
    void listen() throws IOException {
        vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.createContext("/", this::answer);
        vendor.start();
    }

    @AfterEach
    void stop() {
        vendor.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String shown = exchange.getRequestURI().getQuery()
                + exchange.getRequestHeaders().getFirst("Authorization");
        boolean graph = !call.contains("/xrpc/");
        boolean good = !graph || call.contains("/bot" + goodToken) || shown.contains(goodToken);
        String session = "{\"did\":\"did:plc:acme\",\"handle\":\"acme.test\",\"accessJwt\":\"a\",\"refreshJwt\":\"r\"}";
        String refusal = "{\"error\":{\"code\":190,\"message\":\"token died\"}}";
        String bot = "{\"ok\":true,\"result\":{\"id\":7,\"is_bot\":true,\"first_name\":\"Acme\"}}";
        byte[] body = (call.contains("/bot")
                        ? bot
                        : !good ? refusal : graph ? "{\"data\":[],\"success\":true}" : session)
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(good ? 200 : 400, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        calls.add(call);
    }

    @Test
    void aTokenThatWasRefusedIsNotBelievedAgainByARestartAlone() throws Exception {
        goodToken = "none";
        start(facebook("77"), "first").close();
        accounts.save(page().withState(AccountState.REAUTHORIZATION_REQUIRED, "token died"));

        try (Attempts again = start(facebook("77"), "first")) {
            awaitCall("GET");
            assertThat(again).isNotNull();
            assertThat(page().state()).isEqualTo(AccountState.REAUTHORIZATION_REQUIRED);
        }

        start(facebook("77"), "second").close();
        assertThat(page().state()).as("another token is tried").isEqualTo(AccountState.HEALTHY);
        assertThat(accounts.token(PAGE).orElseThrow().token().access()).isEqualTo("second");
    }

    @Test
    void aTokenThatFacebookTakesAgainNeedsNoOther() {
        start(facebook("77"), "first").close();
        accounts.save(page().withState(AccountState.REAUTHORIZATION_REQUIRED, "no role on the page"));

        try (Attempts again = start(facebook("77"), "first")) {
            await(() -> page().state() == AccountState.HEALTHY);
            assertThat(again).isNotNull();
        }
    }

    @Test
    void aPageThatIsAsItWasIsLeftAlone() {
        start(facebook("77"), "first").close();
        ChannelAccount before = page();
        long token = accounts.token(PAGE).orElseThrow().version();

        start(facebook("77"), "first").close();
        assertThat(page()).isEqualTo(before);
        assertThat(accounts.token(PAGE).orElseThrow().version()).isEqualTo(token);

        start(facebook("77").replace("history: 1d", "history: 7d"), "first").close();
        assertThat(page().connectPolicy()).isEqualTo(ConnectPolicy.lastDays(7));
    }

    @Test
    void aPageThatLeftTheFileIsDisconnectedAtOnceAndFacebookIsTold() throws Exception {
        start(facebook("77"), "first").close();

        try (Attempts signIn = start(facebook("78"), "first")) {
            assertThat(page().state()).isEqualTo(AccountState.DISCONNECTED);
            assertThat(accounts.token(PAGE)).isEmpty();
            assertThat(signIn).isNotNull();
            awaitCall("DELETE");
        }
        start(facebook("77"), "first").close();
        assertThat(page().state()).as("it may come back").isEqualTo(AccountState.HEALTHY);
    }

    @Test
    void twoGatewaysOnOneStoreMayStartAtTheSameMoment() {
        Attempts first = start(
                facebook("77"), "first", () -> start(facebook("77"), "first").close());
        first.close();

        assertThat(page().state()).isEqualTo(AccountState.HEALTHY);
    }

    @Test
    void aNetworkThatLeftTheFileTakesItsAccountsAlong() {
        start(facebook("77"), "first").close();
        start(bluesky("acme.test", "1d"), "first").close();

        assertThat(page().state()).isEqualTo(AccountState.DISCONNECTED);
    }

    @Test
    void aSignedInBlueskyAccountFollowsItsHistoryWithoutANewSession() {
        signIn("acme.test", "1d");
        calls.clear();

        try (Attempts again = start(bluesky("acme.test", "7d"), "first")) {
            await(() -> acme().connectPolicy().equals(ConnectPolicy.lastDays(7)));
            assertThat(again).isNotNull();
        }
        assertThat(calls).isEmpty();
        assertThat(accounts.token(ACME).orElseThrow().token().access()).isEqualTo("a");
    }

    @Test
    void aBlueskyAccountUnderANewHandleIsTheSameAccount() {
        signIn("acme.test", "1d");
        Instant connected = acme().connectedAt();
        clock.advance(Duration.ofHours(1));

        signIn("new.test", "1d");

        assertThat(acme().connectedAt()).isEqualTo(connected);
        assertThat(acme().state()).isEqualTo(AccountState.HEALTHY);
    }

    @Test
    void aBlueskyAccountThatLeftTheFileIsDisconnected() {
        signIn("acme.test", "1d");
        ChannelAccount other = new ChannelAccount(
                AccountId.of("bluesky", "did:plc:other"),
                WorkspaceId.DEFAULT,
                "@other.test",
                Map.of("gateway.identifier", "other.test"),
                ConnectPolicy.fromNow(),
                clock.instant(),
                AccountState.HEALTHY,
                null,
                0);
        accounts.save(other);

        try (Attempts again = start(bluesky("acme.test", "1d"), "first")) {
            await(() -> accounts.find(other.id()).orElseThrow().state() == AccountState.DISCONNECTED);
            assertThat(again).isNotNull();
        }
        assertThat(acme().state()).isEqualTo(AccountState.HEALTHY);
    }

    @Test
    void anAccountThatSignedInWithABrowserStaysWhateverTheFileNames() {
        ChannelAccount signedIn = new ChannelAccount(
                AccountId.of("x", "42"),
                WorkspaceId.DEFAULT,
                "Acme",
                Map.of("gateway.signed-in", "true"),
                ConnectPolicy.fromNow(),
                clock.instant(),
                AccountState.HEALTHY,
                null,
                0);
        accounts.save(signedIn);

        start(facebook("77"), "first").close();

        assertThat(accounts.find(signedIn.id()).orElseThrow().state()).isEqualTo(AccountState.HEALTHY);
    }

    @Test
    void anAccountThatSignedInFollowsTheHistoryOfItsSection() {
        start(facebook("77"), "first").close();
        ChannelAccount page = page();
        accounts.save(new ChannelAccount(
                page.id(),
                page.workspace(),
                page.displayName(),
                Map.of("gateway.signed-in", "true"),
                page.connectPolicy(),
                page.connectedAt(),
                page.state(),
                null,
                page.version()));
        String signingIn = "listen: {publicUrl: http://127.0.0.1:1}\nadmin: {token: '${ADMIN}'}\n"
                + facebook("78").replace("    subscribe:", "    appId: '1'\n    history: 7d\n    subscribe:");

        start(signingIn, "first").close();

        assertThat(page().connectPolicy()).isEqualTo(ConnectPolicy.lastDays(7));
        assertThat(page().state()).isEqualTo(AccountState.HEALTHY);
        assertThat(accounts.token(PAGE).orElseThrow().token().access()).isEqualTo("first");
    }

    @Test
    void aBotWhoseTokenTelegramTakesAgainNeedsNoOther() {
        awaitBot(AccountState.HEALTHY, () -> start(telegram("7:first"), "7:first"));
        accounts.save(bot().withState(AccountState.REAUTHORIZATION_REQUIRED, "blocked"));

        awaitBot(AccountState.HEALTHY, () -> start(telegram("7:first"), "7:first"));
        assertThat(accounts.token(BOT).orElseThrow().token().access()).isEqualTo("7:first");
    }

    private void awaitBot(AccountState state, Supplier<Attempts> start) {
        try (Attempts attempts = start.get()) {
            await(() -> accounts.find(BOT).filter(bot -> bot.state() == state).isPresent());
            assertThat(attempts).isNotNull();
        }
    }

    private ChannelAccount bot() {
        return accounts.find(BOT).orElseThrow();
    }

    private void signIn(String handle, String history) {
        try (Attempts signIn = start(bluesky(handle, history), "first")) {
            await(() -> accounts.find(ACME)
                    .filter(account -> account.settings().containsValue(handle))
                    .isPresent());
            assertThat(signIn).isNotNull();
        }
    }

    private Attempts start(String networks, String token) {
        return start(networks, token, () -> {});
    }

    /** {@code meanwhile} is done where the engine first looks at the clock: it has read the account and not stored it yet. */
    private Attempts start(String networks, String token, Runnable meanwhile) {
        Networks named = new Networks(
                ConfigFile.parse(
                        networks + "helpdesk: {embedded: {agentsToken: \"${S}\"}}",
                        Map.of("S", "x", "TOKEN", token, "ADMIN", "the operators' own")),
                clock);
        ThreadwellBuilder builder = Threadwell.builder()
                .store(store)
                .helpdesk(new FakeHelpdesk(clock))
                .secrets(name -> List.of())
                .clock(() -> {
                    Runnable once = atNextTick;
                    atNextTick = () -> {};
                    once.run();
                    return clock.instant();
                });
        named.addTo(builder);
        Accounts connecting = builder.build().accounts();
        atNextTick = meanwhile;
        return named.connect(connecting);
    }

    private String facebook(String page) {
        return """
                networks:
                  facebook:
                    appSecret: ${S}
                    verifyToken: ${S}
                    graphUrl: %s
                    subscribe: false
                    pages: [{id: %s, token: "${TOKEN}", history: 1d}]
                """.formatted(address(), page);
    }

    private String telegram(String token) {
        goodToken = token;
        return """
                networks:
                  telegram:
                    apiUrl: %s
                    accounts: [{token: "${TOKEN}"}]
                """.formatted(address());
    }

    private String bluesky(String handle, String history) {
        return """
                networks:
                  bluesky:
                    accounts: [{service: "%s", identifier: %s, appPassword: "${S}", history: %s}]
                """.formatted(address(), handle, history);
    }

    private String address() {
        return "http://127.0.0.1:" + vendor.getAddress().getPort();
    }

    private ChannelAccount page() {
        return accounts.find(PAGE).orElseThrow();
    }

    private ChannelAccount acme() {
        return accounts.find(ACME).orElseThrow();
    }

    private void awaitCall(String method) throws InterruptedException {
        String call = "";
        while (call != null && !call.startsWith(method)) {
            call = calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(call).startsWith(method);
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
