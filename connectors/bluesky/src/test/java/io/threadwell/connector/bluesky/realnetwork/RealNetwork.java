package io.threadwell.connector.bluesky.realnetwork;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Bluesky network on this machine. Its directory is the system property {@code threadwell.bluesky.network}, by default
 * one in the directory for temporary files, and keeps what was installed. One that runs there already is used and left running.
 */
public final class RealNetwork implements AutoCloseable {
    private static final List<String> SCRIPTS = List.of("start.sh", "stop.sh", "network.cjs", "package.json");
    private static final int CANNOT_BE_HAD = 3;
    private static final int MINUTES = 20;

    private final Path directory;
    private final String server;
    private final String missing;
    private final boolean ours;

    private RealNetwork(Path directory, String server, String missing, boolean ours) {
        this.directory = directory;
        this.server = server;
        this.missing = missing;
        this.ours = ours;
    }

    /** Starts the network where it can be had. */
    public static RealNetwork start() throws IOException, InterruptedException {
        String fallback = Path.of(System.getProperty("java.io.tmpdir"), "threadwell-bluesky-network")
                .toString();
        Path directory = Files.createDirectories(Path.of(System.getProperty("threadwell.bluesky.network", fallback)));
        unpack(scripts(directory));
        boolean before = isRunning(directory);
        Path output = directory.resolve("start.out");
        int code = run("start.sh", directory, output);
        String said = Files.readString(output, StandardCharsets.UTF_8);
        if (code == CANNOT_BE_HAD) {
            return new RealNetwork(directory, "", "a real Bluesky network " + said.strip(), false);
        } else if (code != 0) {
            throw new IllegalStateException("the Bluesky network did not start: " + said);
        }
        String ready = said.lines()
                .filter(line -> line.startsWith("READY"))
                .reduce((first, last) -> last)
                .orElseThrow();
        return new RealNetwork(directory, ready.substring("READY ".length()), "", !before);
    }

    /** The address of the server that has the accounts. Skips the test, saying what is missing, where there is no network. */
    public String server() {
        Assumptions.assumeTrue(missing.isEmpty(), missing);
        return server;
    }

    @Override
    public void close() {
        if (ours) {
            try {
                run("stop.sh", directory, directory.resolve("stop.out"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Path scripts(Path directory) {
        return directory.resolve("scripts");
    }

    /** Out of the classpath, because whoever uses this from another module has it in a jar. */
    private static void unpack(Path scripts) throws IOException {
        Files.createDirectories(scripts);
        for (String name : SCRIPTS) {
            try (InputStream script = RealNetwork.class.getResourceAsStream(name)) {
                Files.copy(Objects.requireNonNull(script, name), scripts.resolve(name), REPLACE_EXISTING);
            }
        }
    }

    private static boolean isRunning(Path directory) throws IOException {
        Path pid = directory.resolve("pid");
        return Files.exists(pid)
                && ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    private static int run(String script, Path directory, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "bash", scripts(directory).resolve(script).toString(), directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IllegalStateException(script + " did not end in " + MINUTES + " minutes");
        }
        return process.exitValue();
    }
}
