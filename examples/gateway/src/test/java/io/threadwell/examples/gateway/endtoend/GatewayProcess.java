package io.threadwell.examples.gateway.endtoend;

import io.threadwell.api.error.CareException;
import io.threadwell.connector.bluesky.realnetwork.Await;
import io.threadwell.examples.gateway.Main;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The gateway as a process of its own, which can be killed and started again on the same file and database. */
final class GatewayProcess implements AutoCloseable {
    static final String AGENTS_TOKEN = "d3sk-of-the-agents";

    private final Path folder;
    private final Path configuration;
    private final Map<String, String> environment;
    private final int port = freePort();
    private final Http http = Http.builder().breaker(0, Duration.ofSeconds(1)).build();
    private @Nullable Process process;

    /**
     * With an embedded desk.
     *
     * @param sections what the file says of networks and CRMs
     * @param secrets the variables that they name
     */
    GatewayProcess(Path folder, String sections, Map<String, String> secrets) throws IOException {
        this.folder = folder;
        this.environment = new HashMap<>(secrets);
        environment.put("DESK_TOKEN", AGENTS_TOKEN);
        this.configuration =
                Files.writeString(folder.resolve("gateway.yaml"), """
                listen: {host: 127.0.0.1, port: %d}
                store: {url: "jdbc:sqlite:%s"}
                helpdesk:
                  embedded: {agentsToken: "${DESK_TOKEN}", changesInterval: 200ms}
                %s
                """.formatted(port, database(), sections));
        // it must not outlive tests that are broken off
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    Path database() {
        return folder.resolve("care.db");
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns when deliveries are taken. */
    void start() {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--config",
                        configuration.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Await.until("the gateway is up", this::isUp);
    }

    /** Ends it as a crash does, in the middle of whatever it does. */
    void kill() {
        Objects.requireNonNull(process).destroyForcibly().onExit().join();
    }

    /** Ends it in an orderly way. */
    void stop() {
        Objects.requireNonNull(process).destroy();
        Objects.requireNonNull(process).onExit().join();
    }

    /** What it wrote, over all its lives. */
    String said() {
        try {
            return Files.readString(log());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private Path log() {
        return folder.resolve("gateway.out");
    }

    private boolean isUp() {
        if (!Objects.requireNonNull(process).isAlive()) {
            throw new AssertionError("the gateway ended: " + said());
        }
        try {
            return http.send(HttpCall.get(address() + "/health")).isSuccess();
        } catch (CareException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
