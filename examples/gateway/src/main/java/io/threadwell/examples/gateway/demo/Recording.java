package io.threadwell.examples.gateway.demo;

import io.threadwell.api.model.CaseStatus;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A recorded stream.
 *
 * @param name for people
 * @param steps in the order in which they happen
 * @param paced true when it is played slowly enough to be watched
 */
record Recording(String name, List<Step> steps, boolean paced) {
    /** One line of a stream. */
    sealed interface Step {}

    /** The network delivers a line. */
    record Deliver(String line) implements Step {}

    /**
     * An agent answers the ticket that a post is in.
     *
     * @param status that the agent gives the ticket; absent to leave it
     */
    record Answer(String post, String agent, String text, Optional<CaseStatus> status) implements Step {}

    /** The helpdesk goes out of order, or comes back. */
    record Helpdesk(boolean up) implements Step {}

    /** The stream that ships with the gateway. */
    static Recording shipped() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                Recording.class.getResourceAsStream("stream.jsonl"), "the stream is part of the program")) {
            return read("the stream that ships with the gateway", in, true);
        }
    }

    /** A stream of one's own. */
    static Recording of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(String.valueOf(file.getFileName()), in, false);
        }
    }

    private static Recording read(String name, InputStream in, boolean paced) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<Step> steps = reader.lines()
                .filter(line -> !line.isBlank())
                .map(Recording::step)
                .toList();
        return new Recording(name, steps, paced);
    }

    private static Step step(String line) {
        JsonValue json;
        try {
            json = JsonValue.parse(line);
        } catch (JsonProblem notJson) {
            return new Deliver(line);
        }
        return switch (json.text("do", "")) {
            case "answer" ->
                new Answer(json.text("to", ""), json.text("agent", "agent"), json.text("text", ""), status(json));
            case "helpdesk" -> new Helpdesk(json.bool("up"));
            default -> new Deliver(line);
        };
    }

    private static Optional<CaseStatus> status(JsonValue json) {
        return json.text("status").flatMap(wanted -> Arrays.stream(CaseStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(wanted))
                .findFirst());
    }
}
