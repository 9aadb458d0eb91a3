package io.threadwell.crm.tryton.realserver;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Tryton on this machine. Its directory is the system property {@code threadwell.tryton}, by default one in the directory for
 * temporary files, and keeps what was made. One that runs there already is used and left running.
 */
public final class RealTryton implements AutoCloseable {
    private static final int CANNOT_BE_HAD = 3;
    private static final int MINUTES = 10;

    private final Path directory;
    private final String said;
    private final boolean ours;

    private RealTryton(Path directory, String said, boolean ours) {
        this.directory = directory;
        this.said = said;
        this.ours = ours;
    }

    /** Starts it where it can be had. */
    public static RealTryton start() throws IOException, InterruptedException {
        String fallback = Path.of(System.getProperty("java.io.tmpdir"), "threadwell-tryton")
                .toString();
        Path directory = Files.createDirectories(Path.of(System.getProperty("threadwell.tryton", fallback)));
        Path script = directory.resolve("start.sh");
        try (InputStream text = RealTryton.class.getResourceAsStream("start.sh")) {
            Files.copy(Objects.requireNonNull(text), script, REPLACE_EXISTING);
        }
        boolean before = isRunning(directory);
        Path output = directory.resolve("start.out");
        Process process = new ProcessBuilder("bash", script.toString(), directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IllegalStateException("Tryton did not start in " + MINUTES + " minutes");
        }
        String said = Files.readString(output, StandardCharsets.UTF_8).strip();
        if (process.exitValue() != 0 && process.exitValue() != CANNOT_BE_HAD) {
            throw new IllegalStateException("Tryton did not start: " + said);
        }
        return new RealTryton(directory, said, !before);
    }

    /** Its address. Skips the test, saying what is missing, where there is none. */
    public URI address() {
        String ready = said.lines()
                .filter(line -> line.startsWith("READY "))
                .findFirst()
                .orElse("");
        Assumptions.assumeFalse(ready.isEmpty(), "a real Tryton " + said);
        return URI.create(ready.substring("READY ".length()));
    }

    private static boolean isRunning(Path directory) throws IOException {
        return pid(directory).filter(ProcessHandle::isAlive).isPresent();
    }

    private static Optional<ProcessHandle> pid(Path directory) throws IOException {
        Path file = directory.resolve("pid");
        return Files.exists(file)
                ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            pid(directory).ifPresent(ProcessHandle::destroy);
        }
    }
}
