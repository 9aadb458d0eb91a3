package io.threadwell.examples.gateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedStreamTest {
    @TempDir
    private Path folder;

    @Test
    void theStreamIsWhatItsGeneratorMakes() throws Exception {
        try (var shipped = Recording.class.getResourceAsStream("stream.jsonl")) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), UTF_8);
            assertThat(List.of(text.split("\n"))).isEqualTo(StreamWriter.lines());
        }
    }

    @Test
    void everyPostIsKeptAndEveryAnswerReachesTheNetworkThroughAnOutageOfTheHelpdesk() throws Exception {
        String summary = play();

        assertThat(summary)
                .containsPattern("Posts +315 different ones, 305 from customers and 10 from us")
                .containsPattern("Conversations +110, each with all of its posts")
                .containsPattern("Cases +110 ")
                .containsPattern("Replies +38 from agents, 38 on the network, each known when its echo came back")
                .containsPattern(
                        "helpdesk was out of order for \\d+\\.\\d s: \\d+ writes? waited and went out afterwards, none twice")
                .contains("1 × not JSON", "2 × unknown kind", "10 posts of our own")
                .contains("For instance ticket", "Where to look next")
                .doesNotContain("parked", "still waits");
    }

    @Test
    void aSecondRunBeginsAnew() throws Exception {
        Path own = folder.resolve("own.jsonl");
        Files.writeString(own, """
                {"do":"post","id":"1","at":"2026-05-04T08:00:00Z","text":"سلام","from":{"id":"u","name":"Sara"}}
                {"do":"answer","to":"1","agent":"sam","text":"hello","status":"solved"}
                """);

        assertThat(play(own)).containsPattern("Posts +1 different ones");
        assertThat(play(own))
                .containsPattern("Posts +1 different ones")
                .containsPattern("Cases +1 \\(1 solved\\)")
                .contains("0 lines came again");
    }

    private String play() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(demo(out).play()).isTrue();
        return out.toString(UTF_8);
    }

    private String play(Path file) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(demo(out).play(file)).isTrue();
        return out.toString(UTF_8);
    }

    private Demo demo(ByteArrayOutputStream out) {
        return new Demo(new PrintStream(out, true, UTF_8), false, folder.resolve("demo"));
    }
}
