package io.threadwell.examples.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.examples.gateway.Gateway;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.support.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator with a browser, a network with a page where people give access, and a gateway between, over real HTTP. */
class BrowserSignInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SHOP = "google-business:accounts/1/locations/2";
    private static final String CAFE = "google-business:accounts/1/locations/3";

    @TempDir
    private Path folder;

    private int port;
    private FakeGoogle google;
    private Gateway gateway;
    private Operator operator;

    @BeforeEach
    void begin() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        google = new FakeGoogle();
        operator = new Operator("http://127.0.0.1:" + port);
        start();
    }

    @AfterEach
    void end() {
        gateway.close();
        google.close();
    }

    @Test
    void allProfilesOfAPersonAreConnectedAndTheirReviewsBecomeTicketsAlsoAfterARestart() throws Exception {
        HttpResponse<String> page = operator.signInAt("google-business");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Connected</h1>", "Acme &lt;b&gt;Shop&lt;/b&gt; (" + SHOP + "): healthy", "Acme Café")
                .doesNotContain("<b>", "access-1", "refresh-1", Operator.TOKEN, "code-0");
        assertThat(states()).isEqualTo(Map.of(SHOP, "healthy", CAFE, "healthy"));
        google.review("locations/2", "r1", "The door was closed");
        await(() -> tickets().equals(List.of("The door was closed")));

        int trades = google.trades();
        gateway.close();
        start();
        google.review("locations/3", "r2", "The coffee was cold");
        await(() -> tickets().size() == 2);
        assertThat(states()).isEqualTo(Map.of(SHOP, "healthy", CAFE, "healthy"));
        assertThat(google.trades()).as("nobody signed in again").isEqualTo(trades);
    }

    @Test
    void withoutTheOperatorsTokenNobodyIsSentAnywhere() throws Exception {
        HttpResponse<String> form = operator.open(url("/connect/google-business"));
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body()).contains("<form method=\"post\">", "type=\"password\"");

        HttpResponse<String> refused = operator.begin("google-business", "a guess");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).doesNotContain("href", "a guess", "state=");
        assertThat(operator.open(url("/admin/connect/google-business")).statusCode())
                .isEqualTo(401);
        assertThat(operator.begin("facebook", Operator.TOKEN).statusCode()).isEqualTo(404);
        assertThat(operator.open(url("/connect/google-business/elsewhere")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProgramGetsTheLinkWithItsToken() throws Exception {
        String link =
                operator.json("/admin/connect/google-business").text("open").orElseThrow();

        assertThat(operator.open(link).body()).contains("<h1>Connected</h1>");
        assertThat(operator.get("/admin/connect/facebook").statusCode()).isEqualTo(404);
        assertThat(operator.open(url("/connect")).body()).contains(url("/connect/x"), url("/connect/google-business"));
    }

    @Test
    void aBrowserThatComesBackWithoutAStateOfOursConnectsNothing() throws Exception {
        String ofX =
                operator.json("/admin/connect/x").text("open").orElseThrow().replaceFirst(".*[?&]state=", "");
        String ours =
                operator.json("/admin/connect/google-business").text("open").orElseThrow();
        String state = ours.replaceFirst(".*[?&]state=", "").replaceFirst("&.*", "");
        String changed = state.substring(0, state.length() - 1) + (state.endsWith("0") ? "1" : "0");

        for (String wrong : List.of("", "&state=", "&state=" + ofX.replaceFirst("&.*", ""), "&state=" + changed)) {
            HttpResponse<String> page = operator.open(url("/connect/google-business/callback?code=stolen" + wrong));
            assertThat(page.statusCode()).as(wrong).isEqualTo(400);
            assertThat(page.body())
                    .contains("Nothing was connected", "not begun here")
                    .doesNotContain("stolen");
        }
        assertThat(google.trades()).isZero();
        assertThat(states()).isEmpty();
    }

    @Test
    void whatTheNetworkSaysInsteadOfACodeIsTold() throws Exception {
        google.refuse();

        HttpResponse<String> page = operator.signInAt("google-business");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains(
                        "Nothing was connected", "google-business says: access_denied No &lt;script&gt;", "Begin again")
                .doesNotContain("<script>");
        assertThat(states()).isEmpty();
    }

    @Test
    void aCodeThatTheNetworkRefusesConnectsNothing() throws Exception {
        String open =
                operator.json("/admin/connect/google-business").text("open").orElseThrow();
        String state = open.replaceFirst(".*[?&]state=", "").replaceFirst("&.*", "");

        HttpResponse<String> page =
                operator.open(url("/connect/google-business/callback?code=never-given&state=" + state));

        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body())
                .contains("Nothing was connected", "invalid_grant")
                .doesNotContain("never-given");
        assertThat(states()).isEmpty();
    }

    @Test
    void anAccountWhoseAccessEndedShowsWhereToSignInAgain() throws Exception {
        operator.signInAt("google-business");
        google.forgetTokens();
        await(() -> states().equals(Map.of(SHOP, "reauthorization_required", CAFE, "reauthorization_required")));

        JsonValue troubled = operator.json("/health").get("troubledAccounts").at(0);
        assertThat(troubled.text("signIn")).contains(url("/connect/google-business"));
        assertThat(operator.json("/admin/accounts").get("accounts").at(0).text("signIn"))
                .contains(url("/connect/google-business"));

        operator.signInAt("google-business");
        assertThat(states()).isEqualTo(Map.of(SHOP, "healthy", CAFE, "healthy"));
        assertThat(operator.json("/health").get("troubledAccounts").size()).isZero();
    }

    @Test
    void anAccountIsDisconnectedByAnOperatorAndStaysSo() throws Exception {
        operator.signInAt("google-business");

        assertThat(operator.post("/admin/accounts/" + SHOP + "/disconnect").statusCode())
                .isEqualTo(200);
        assertThat(operator.post("/admin/accounts/" + SHOP + "/disconnect").statusCode())
                .isEqualTo(404);
        gateway.close();
        start();

        assertThat(states()).isEqualTo(Map.of(SHOP, "disconnected", CAFE, "healthy"));
    }

    @Test
    void anAccountWaitsWhileItsSectionIsNotInTheFile() throws Exception {
        operator.signInAt("google-business");
        gateway.close();
        start("");
        google.review("locations/2", "r1", "Nobody hears this yet");
        JsonValue health = operator.json("/health");
        assertThat(health.bool("acceptsDeliveries", false)).isTrue();
        assertThat(health.get("failing").fields()).isEmpty();
        assertThat(states()).isEqualTo(Map.of(SHOP, "healthy", CAFE, "healthy"));
        gateway.close();

        start();

        await(() -> tickets().equals(List.of("Nobody hears this yet")));
    }

    private void start() {
        start("""
                  google-business: {clientId: c1, clientSecret: "${GOOGLE}", apiUrl: "%s", pollInterval: 100ms, history: 1d}
                """.formatted(google.address()));
    }

    private void start(String section) {
        String yaml = """
                listen: {port: %d, publicUrl: "http://127.0.0.1:%d"}
                store: {url: "jdbc:sqlite:%s/care.db"}
                networks:
                  x: {clientId: c2, clientSecret: "${X}", pollInterval: off}
                %shelpdesk: {embedded: {agentsToken: "${ADMIN}", changesInterval: 100ms}}
                admin: {token: "${ADMIN}"}
                """.formatted(port, port, folder, section);
        gateway = Gateway.start(
                ConfigFile.parse(yaml, Map.of("GOOGLE", FakeGoogle.SECRET, "X", "x-secret", "ADMIN", Operator.TOKEN)));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private Map<String, String> states() throws Exception {
        return operator.json("/admin/accounts").get("accounts").elements().stream()
                .collect(
                        Collectors.toMap(account -> account.text("account", ""), account -> account.text("state", "")));
    }

    private List<String> tickets() throws Exception {
        return operator.json("/desk/tickets").get("tickets").elements().stream()
                .map(ticket -> ticket.text("subject", ""))
                .toList();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.call() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(condition.call()).isTrue();
    }
}
