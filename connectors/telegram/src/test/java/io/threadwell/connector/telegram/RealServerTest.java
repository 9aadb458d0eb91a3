package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.Content;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A question and its answer by a look-alike of the Bot API that others made, {@code telegram-test-api}. It knows texts and little else.
 * Skipped where npm and node, or the package, cannot be had.
 */
@Tag("real-server")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class RealServerTest {
    @TempDir
    Path directory;

    private Process server;

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor();
        }
    }

    @Test
    void a_question_is_read_and_answered() throws IOException, InterruptedException {
        int port = freePort();
        BufferedReader said = start(port);
        assertThat(said.readLine()).isEqualTo("READY");
        TelegramConnector connector = TelegramConnector.builder()
                .config(TelegramConfig.builder()
                        .apiAddress(URI.create("http://127.0.0.1:" + port))
                        .longPoll(Duration.ZERO)
                        .build())
                .build();
        PollingSource polling = connector.facet(PollingSource.class).orElseThrow();
        PollPage page = polling.poll(Accounts.acme(), "updates", null, Instant.EPOCH);
        assertThat(page.events()).singleElement().isInstanceOfSatisfying(Posted.class, question -> {
            assertThat(question.content().text()).isEqualTo("a question");
            assertThat(question.thread().key()).isEqualTo("501");
        });
        assertThat(polling.poll(Accounts.acme(), "updates", page.cursor(), Instant.EPOCH)
                        .events())
                .isEmpty();
        ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
        sender.send(Accounts.acme(), Accounts.inPrivate("501", Content.text("an answer")));
        assertThat(said.readLine()).isEqualTo("SAID an answer");
    }

    private BufferedReader start(int port) throws IOException, InterruptedException {
        assumeTrue(
                succeeds("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", "telegram-test-api@4.2.1"),
                "telegram-test-api cannot be had: it needs npm, node and the registry");
        Path script = directory.resolve("server.cjs");
        try (InputStream in = Objects.requireNonNull(RealServerTest.class.getResourceAsStream("server.cjs"))) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        server = new ProcessBuilder(
                        "node", script.toString(), directory.toString(), String.valueOf(port), Accounts.TOKEN)
                .redirectError(directory.resolve("server.err").toFile())
                .start();
        return server.inputReader(StandardCharsets.UTF_8);
    }

    private boolean succeeds(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("npm.out").toFile())
                    .start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            process.destroy();
            return ended && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
