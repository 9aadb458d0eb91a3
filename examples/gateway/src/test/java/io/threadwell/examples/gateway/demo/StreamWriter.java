package io.threadwell.examples.gateway.demo;

import io.threadwell.support.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stream that ships with the gateway, always the same: threads in several languages, played in the order of their
 * times and then disturbed with duplicates, disorder, edits, deletions, elements of unknown kinds, and an outage.
 */
final class StreamWriter {
    private static final int THREADS = 110;
    private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

    private final Random random = new Random(20260504);
    private final List<Line> lines = new ArrayList<>();
    private int made;

    /**
     * A line at its place.
     *
     * @param place seconds from the start, by which lines are ordered
     */
    private record Line(double place, String text) {}

    private record Person(String id, String name) {}

    public static void main(String[] target) throws IOException {
        Files.writeString(Path.of(target[0]), String.join("\n", lines()) + "\n");
    }

    static List<String> lines() {
        return new StreamWriter().write();
    }

    private List<String> write() {
        for (int i = 0; i < THREADS; i++) {
            Voice voice = Voice.ALL.get(i % Voice.ALL.size());
            double at = i * 60 + random.nextInt(50);
            if (i % 14 == 9) {
                privateThread(voice, at);
            } else {
                publicThread(voice, at, i);
            }
        }
        double end = THREADS * 60;
        lines.add(new Line(
                end * 0.2, JsonObject.create().put("do", "poll").put("id", "x1").toString()));
        lines.add(new Line(
                end * 0.5,
                JsonObject.create()
                        .put("do", "story")
                        .put("text", "gone in a day")
                        .toString()));
        lines.add(new Line(end * 0.7, "{\"do\":\"post\",\"id\":\"x2\",\"text\":\"cut of"));
        lines.add(new Line(
                end * 0.35,
                JsonObject.create().put("do", "helpdesk").put("up", false).toString()));
        lines.add(new Line(
                end * 0.6,
                JsonObject.create().put("do", "helpdesk").put("up", true).toString()));
        disturb();
        lines.sort(Comparator.comparingDouble(Line::place));
        return lines.stream().map(Line::text).toList();
    }

    private void publicThread(Voice voice, double start, int number) {
        Person author = person(voice, number);
        double at = start;
        String root = post(author, pick(voice.openings()), at, null);
        List<String> posts = new ArrayList<>(List.of(root));
        int length = random.nextInt(5);
        for (int i = 0; i < length; i++) {
            at += 20 + random.nextInt(400);
            boolean same = random.nextInt(3) > 0;
            Person who = same ? author : person(voice, number + 1 + i);
            String parent = posts.get(random.nextInt(posts.size()));
            posts.add(post(who, pick(same ? voice.further() : voice.others()), at, parent));
        }
        if (number % 11 == 3) {
            posts.add(own(pick(voice.answers()), at + 90, root));
        } else if (number % 3 == 0) {
            answer(root, pick(voice.answers()), at + 120);
        }
        amend(posts, at);
    }

    private void privateThread(Voice voice, double start) {
        Person author = person(voice, 1);
        String first = direct(author, pick(voice.openings()), start);
        direct(author, pick(voice.further()), start + 70);
        answer(first, pick(voice.answers()), start + 200);
    }

    private void amend(List<String> posts, double after) {
        if (random.nextInt(6) == 0) {
            String id = pick(posts);
            line(
                    after + 30,
                    JsonObject.create()
                            .put("do", "edit")
                            .put("id", id)
                            .put("at", time(after + 30))
                            .put("text", "(edited) 55-1074, sorry for the wrong number"));
        }
        if (random.nextInt(9) == 0) {
            line(
                    after + 60,
                    JsonObject.create()
                            .put("do", "delete")
                            .put("id", posts.get(posts.size() - 1))
                            .put("at", time(after + 60)));
        }
    }

    private String post(Person author, String text, double at, @Nullable String parent) {
        return item(body(text, at).put("from", from(author)).putIfPresent("reply_to", parent), at);
    }

    private String own(String text, double at, String parent) {
        return item(body(text, at).put("ours", true).put("reply_to", parent), at);
    }

    private String direct(Person author, String text, double at) {
        return item(body(text, at).put("from", from(author)).put("with", author.id()), at);
    }

    private JsonObject body(String text, double at) {
        made++;
        return JsonObject.create()
                .put("do", "post")
                .put("id", "p" + made)
                .put("at", time(at))
                .put("text", text);
    }

    private String item(JsonObject body, double at) {
        line(at, body);
        return "p" + made;
    }

    private void answer(String post, String text, double at) {
        line(
                at,
                JsonObject.create()
                        .put("do", "answer")
                        .put("to", post)
                        .put("agent", random.nextBoolean() ? "sam" : "kim")
                        .put("text", text)
                        .putIfPresent(
                                "status", random.nextInt(3) == 0 ? null : random.nextBoolean() ? "solved" : "pending"));
    }

    private void line(double at, JsonObject json) {
        lines.add(new Line(at, json.toString()));
    }

    /** Networks deliver twice, late, and a reply before what it answers. */
    private void disturb() {
        List<Line> calm = List.copyOf(lines);
        lines.clear();
        for (Line line : calm) {
            boolean network =
                    !line.text().contains("\"do\":\"helpdesk\"") && !line.text().contains("\"do\":\"answer\"");
            boolean late = network && random.nextInt(8) == 0;
            lines.add(late ? new Line(line.place() + random.nextInt(600), line.text()) : line);
            if (network && random.nextInt(9) == 0) {
                lines.add(new Line(line.place() + random.nextInt(900), line.text()));
            }
        }
    }

    private static JsonObject from(Person person) {
        return JsonObject.create().put("id", person.id()).put("name", person.name());
    }

    private static Person person(Voice voice, int number) {
        int index = Math.floorMod(number, voice.names().size());
        return new Person(
                "u" + (Voice.ALL.indexOf(voice) * 10 + index), voice.names().get(index));
    }

    private static Instant time(double at) {
        return START.plusSeconds((long) at);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
