package io.threadwell.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.store.jdbc.JdbcStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutArgumentsItSaysWhatItCanDo() throws Exception {
        assertThat(run()).isEqualTo(Main.REFUSED);
        assertThat(err.toString(UTF_8)).contains("--config FILE", "--check", "demo [FILE]");
        assertThat(run("--config", "x", "--verbose")).isEqualTo(Main.REFUSED);
        assertThat(run("--help")).isEqualTo(Main.OK);
        assertThat(out.toString(UTF_8)).contains("--config FILE");
    }

    @Test
    void optionsStandInAnyOrderAndMistakesAreExplained() throws Exception {
        Path file = write("networks: {}\n");

        assertThat(run("--check", "--config", file.toString())).isEqualTo(Main.REFUSED);
        assertThat(err.toString(UTF_8)).contains("gateway.yaml cannot be used:");
        assertThat(refusal(file.toString(), "--config"))
                .startsWith("threadwell-gateway: the file stands behind --config: --config " + file);
        assertThat(refusal(file.toString()))
                .startsWith("threadwell-gateway: the configuration is named with --config " + file);
        assertThat(refusal("--config")).startsWith("threadwell-gateway: --config needs a file behind it");
        assertThat(refusal("--config", "x", "--chek")).startsWith("threadwell-gateway: --chek is not known");
        assertThat(refusal("demo", "a", "b")).startsWith("threadwell-gateway: demo takes one file at most");
    }

    @Test
    void aFileThatIsWrongIsRefusedWithAllItsProblems() throws Exception {
        Path file = write("listen: {port: x}\nnetworks: {}\n");

        assertThat(run("--config", file.toString())).isEqualTo(Main.REFUSED);

        assertThat(err.toString(UTF_8))
                .contains("gateway.yaml cannot be used:")
                .contains("  line 1: listen.port: must be a number from 0 to 65535")
                .contains("  line 2: networks: needs one network at least, such as facebook")
                .contains("  helpdesk: missing");
        assertThat(run("--config", folder.resolve("none.yaml").toString())).isEqualTo(Main.REFUSED);
        assertThat(run("demo", folder.resolve("none.jsonl").toString())).isEqualTo(Main.REFUSED);
    }

    @Test
    void aCheckTriesWhatIsConfiguredAndStartsNothing() throws Exception {
        Path file = write("""
                store: {url: "jdbc:sqlite:%s/data/care.db"}
                networks:
                  bluesky:
                    accounts: [{service: "http://127.0.0.1:1", identifier: acme.test, appPassword: "${PASSWORD}"}]
                helpdesk: {embedded: {agentsToken: "${DESK}"}}
                """.formatted(folder));

        assertThat(run("--config", file.toString(), "--check")).isEqualTo(Main.REFUSED);

        assertThat(out.toString(UTF_8).lines().map(String::stripTrailing))
                .anyMatch(line -> line.matches("what +result +detail"))
                .anyMatch(line -> line.matches("configuration +ok +.*gateway.yaml"))
                .anyMatch(line -> line.matches("listen +(ok|in use) .*8080.*"))
                .anyMatch(line -> line.matches("store +ok +SQLite in .*data"))
                .anyMatch(line -> line.matches("bluesky acme.test +failed +.*"))
                .anyMatch(line -> line.matches("embedded desk +ok +in the store"));
        assertThat(out.toString(UTF_8)).doesNotContain("p4ss", "d3sk");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aCheckTriesAnAppAndSaysWhereItsAccountsSignIn() throws Exception {
        String yaml = """
                listen: {publicUrl: https://care.example.com}
                store: {url: "jdbc:sqlite:%s/data/care.db"}
                networks:
                  google-business: {clientId: c1, clientSecret: "${PASSWORD}", apiUrl: "http://127.0.0.1:%d"}
                  whatsapp:
                    appSecret: ${DESK}
                    verifyToken: ${DESK}
                    accounts: [{phoneNumberId: 7, token: "${PASSWORD}"}]
                helpdesk: {embedded: {agentsToken: "${DESK}"}}
                admin: {token: "${ADMIN}"}
                """;
        try (JdkHttpHost google = JdkHttpHost.builder()
                .handle(
                        "/token",
                        request -> new String(request.body(), UTF_8).contains("p4ss")
                                ? new WebhookResponse(400, "application/json", "{\"error\":\"invalid_grant\"}")
                                : new WebhookResponse(401, "application/json", "{\"error\":\"invalid_client\"}"))
                .start()) {
            Path file = write(yaml.formatted(folder, google.port()));
            assertThat(run("--config", file.toString(), "--check")).isEqualTo(Main.OK);
            assertThat(out.toString(UTF_8).lines().map(String::stripTrailing))
                    .anyMatch(line -> line.matches("whatsapp 7 +later +tried when the gateway starts"))
                    .anyMatch(line -> line.matches("google-business app +ok +the app's id and secret are taken"))
                    .anyMatch(line -> line.matches("google-business accounts +sign in +open"
                            + " https://care.example.com/connect/google-business in a browser.*"
                            + "https://care.example.com/connect/google-business/callback as redirect address"));

            out.reset();
            Files.writeString(
                    file, yaml.formatted(folder, google.port()).replace("${PASSWORD}\", api", "${DESK}\", api"));
            assertThat(run("--config", file.toString(), "--check")).isEqualTo(Main.REFUSED);
            assertThat(out.toString(UTF_8)).containsPattern("google-business app +failed .*invalid_client");
        }
    }

    @Test
    void aCheckSaysThatAGatewayRuns() throws Exception {
        Path database = folder.resolve("care.db");
        Path file;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JdbcStore store = JdbcStore.sqlite(database)) {
            file = write("""
                    listen: {host: 127.0.0.1, port: %d}
                    store: {url: "jdbc:sqlite:%s"}
                    networks:
                      bluesky:
                        accounts: [{service: "http://127.0.0.1:1", identifier: acme.test, appPassword: "${PASSWORD}"}]
                    helpdesk: {embedded: {agentsToken: "${DESK}"}}
                    """.formatted(taken.getLocalPort(), database));
            assertThat(store.accounts().all()).isEmpty();
            run("--config", file.toString(), "--check");
        }

        assertThat(out.toString(UTF_8).lines().map(String::stripTrailing))
                .anyMatch(line -> line.matches("listen +in use +another program listens on 127.0.0.1:.*"))
                .anyMatch(line -> line.matches("store +in use +another process works on .*care.db; only one can"));
        out.reset();
        run("--config", file.toString(), "--check");
        assertThat(out.toString(UTF_8)).doesNotContain("in use");
    }

    private String refusal(String... arguments) throws InterruptedException {
        err.reset();
        assertThat(run(arguments)).isEqualTo(Main.REFUSED);
        return err.toString(UTF_8);
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("gateway.yaml"), yaml);
    }

    private int run(String... arguments) throws InterruptedException {
        return new Main(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        Map.of("PASSWORD", "p4ss", "DESK", "d3sk", "ADMIN", "0perators-0wn-t0ken"))
                .run(List.of(arguments));
    }
}
