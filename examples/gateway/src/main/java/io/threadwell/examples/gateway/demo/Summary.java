package io.threadwell.examples.gateway.demo;

import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.examples.gateway.demo.Figures.Example;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** What became of a stream, for people. */
final class Summary {
    private static final int LINE = 96;

    private final Recording recording;
    private final Figures figures;
    private final Run run;
    private final List<String> lines = new ArrayList<>();

    /**
     * How the run went.
     *
     * @param outage how long the helpdesk was out of order
     * @param refusedWrites writes that came meanwhile
     * @param deskCalls calls that wrote to the helpdesk
     * @param answers that the network took
     * @param complete false when something still waits
     * @param store where everything is kept
     */
    record Run(
            Duration took,
            Duration outage,
            int refusedWrites,
            long deskCalls,
            int answers,
            boolean complete,
            String store) {}

    private Summary(Recording recording, Figures figures, Run run) {
        this.recording = recording;
        this.figures = figures;
        this.run = run;
    }

    static String of(Recording recording, Figures figures, Run run) {
        Summary summary = new Summary(recording, figures, run);
        summary.figures();
        summary.heldBack();
        summary.example();
        summary.next();
        return String.join("\n", summary.lines);
    }

    private void figures() {
        row("Stream", recording.name() + ": " + figures.lines() + " lines in " + seconds(run.took()));
        row(
                "Posts",
                (figures.customersPosts() + figures.ownPosts()) + " different ones, " + figures.customersPosts()
                        + " from customers and " + figures.ownPosts() + " from us");
        row(
                "",
                count(cameAgain(), "line") + " came again, " + figures.outOfOrder()
                        + " came too late, " + count(figures.counter("inbound.edits"), "edit") + ", "
                        + count(figures.counter("inbound.deletions"), "deletion"));
        row(
                "Conversations",
                figures.conversations()
                        + (figures.torn() == 0
                                ? ", each with all of its posts"
                                : ", but " + count(figures.torn(), "post") + " apart from what they answer"));
        row("Cases", figures.allCases() + statuses() + merged());
        row(
                "Tickets",
                figures.tickets() + " with " + count(figures.comments(), "comment") + ", written in "
                        + count(run.deskCalls(), "call"));
        row(
                "Replies",
                figures.counter("replies.accepted") + " from agents, " + run.answers() + " on the network, " + echoes()
                        + "; " + figures.counter("inbound.native")
                        + " given in the network's own app");
    }

    private String echoes() {
        long unknown = figures.counter("inbound.native") - figures.ownPosts();
        return unknown <= 0 ? "each known when its echo came back" : unknown + " not known when their echoes came back";
    }

    /** An echo that comes after its answer is known counts as a duplicate; it is not one to people. */
    private long cameAgain() {
        long echoes = run.answers() - figures.counter("inbound.echoes");
        return Math.max(0, figures.counter("inbound.duplicates") - echoes);
    }

    private String statuses() {
        StringJoiner text = new StringJoiner(", ", " (", ")").setEmptyValue("");
        figures.cases()
                .forEach((status, number) -> text.add(
                        number + " " + status.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return text.toString();
    }

    private String merged() {
        return figures.merged() == 0
                ? ""
                : "; " + figures.merged()
                        + " more began apart, because a reply came before what it answers, and were merged";
    }

    private void heldBack() {
        lines.add("");
        lines.add("  What was held back, and why");
        int before = lines.size();
        if (run.refusedWrites() > 0) {
            item("the helpdesk was out of order for " + seconds(run.outage()) + ": "
                    + count(run.refusedWrites(), "write") + " waited and " + (run.complete() ? "went" : "go")
                    + " out afterwards, " + (figures.doubled() == 0 ? "none" : figures.doubled()) + " twice");
        }
        reasons(figures.unread(), "could not be read and is kept as it came, to be replayed");
        if (figures.ownPosts() > 0) {
            item(count(figures.ownPosts(), "post") + " of our own " + (figures.ownPosts() == 1 ? "is" : "are")
                    + " filed with the conversation and make no case");
        }
        long unanswerable = figures.counter("replies.without-target");
        if (unanswerable > 0) {
            item(count(unanswerable, "reply", "replies") + " had nothing left to answer");
        }
        reasons(figures.parked(), "is parked until a person decides");
        if (!run.complete()) {
            item("something still waits: run it again, or look at the log");
        }
        if (lines.size() == before) {
            item("nothing");
        }
    }

    private void reasons(Map<String, Integer> reasons, String what) {
        reasons.forEach((reason, number) -> item(number + " × " + reason + ": " + what));
    }

    private void example() {
        figures.example().ifPresent(this::example);
    }

    private void example(Example example) {
        lines.add("");
        lines.add(cut("  For instance ticket " + example.ticket().number() + " ("
                + example.ticket().externalId() + ")"));
        for (DeskComment comment : example.comments()) {
            String who = comment.agent() == null
                    ? ""
                    : "agent " + comment.agent() + (comment.internal() ? ", note: " : ": ");
            String[] parts = (who + comment.text()).split("\n", -1);
            for (int i = 0; i < parts.length; i++) {
                lines.add(cut((i == 0 ? "    - " : "      ") + parts[i]));
            }
        }
    }

    private void next() {
        lines.add("");
        lines.add("  Where to look next");
        item("everything is kept in " + run.store());
        item("a stream of your own: the same command with a file of JSON lines; examples/gateway/README.md has the"
                + " format");
        item("the real thing: examples/gateway/gateway.example.yaml, then --config FILE --check");
    }

    private void row(String name, String text) {
        lines.add(String.format(Locale.ROOT, "  %-14s %s", name, text));
    }

    private void item(String text) {
        lines.add("    - " + text);
    }

    private static String cut(String text) {
        int end = Math.min(text.codePointCount(0, text.length()), LINE);
        String shown = text.substring(0, text.offsetByCodePoints(0, end));
        return shown.length() < text.length() ? shown + "…" : shown;
    }

    private static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
