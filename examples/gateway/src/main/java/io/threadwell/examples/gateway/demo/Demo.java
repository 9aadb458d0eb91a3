package io.threadwell.examples.gateway.demo;

import io.threadwell.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Plays a stream through everything that the gateway is, on SQLite and the embedded desk, and tells what became of it. */
public final class Demo {
    private static final String STORE = "demo.db";

    private final PrintStream out;
    private final boolean terminal;
    private final Path folder;

    /**
     * A demo.
     *
     * @param terminal true when a line that was shown can be renewed
     * @param folder where the store is made anew at each run
     */
    public Demo(PrintStream out, boolean terminal, Path folder) {
        this.out = out;
        this.terminal = terminal;
        this.folder = folder;
    }

    /** Plays the stream that ships with the gateway; true when nothing waits in the end. */
    public boolean play() throws IOException, InterruptedException {
        return play(Recording.shipped());
    }

    /** Plays a file of JSON lines; true when nothing waits in the end. */
    public boolean play(Path file) throws IOException, InterruptedException {
        return play(Recording.of(file));
    }

    private boolean play(Recording recording) throws IOException, InterruptedException {
        out.println("Playing " + recording.name() + " (" + recording.steps().size() + " lines) through engine, SQLite"
                + " and the embedded desk.");
        Path store = freshStore();
        try (DemoSite site = new DemoSite(JdbcStore.sqlite(store), InstantSource.system())) {
            Progress progress = new Progress(out, terminal);
            Player player = new Player(site, recording, progress);
            long began = System.nanoTime();
            boolean complete = player.play();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            progress.end();
            Summary.Run run = new Summary.Run(
                    took,
                    player.outage(),
                    site.outage().refusedWrites(),
                    site.outage().calls(),
                    site.network().answersTaken(),
                    complete,
                    store.toString());
            out.println();
            out.println(Summary.of(recording, new Census(site).of(recording), run));
            return complete;
        }
    }

    /** An earlier run's store would know the posts already, and show nothing but duplicates. */
    private Path freshStore() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old = files.filter(file -> file.getFileName().toString().startsWith(STORE))
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
        return folder.resolve(STORE);
    }
}
