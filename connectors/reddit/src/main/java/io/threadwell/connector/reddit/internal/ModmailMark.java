package io.threadwell.connector.reddit.internal;

import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the rounds through modmail stand: what the engine keeps as the cursor.
 *
 * @param before up to when everything was told for certain: the floor of the round before
 * @param floor conversations without news since then are left out
 * @param newest the latest news that this round met; absent before the first
 * @param handled conversations with the time of the news that was told last
 * @param at the conversation behind which the round goes on; absent at its beginning
 */
record ModmailMark(
        Instant before,
        Instant floor,
        @Nullable Instant newest,
        Map<String, Instant> handled,
        @Nullable String at) {
    /** As many as a cursor may well hold. */
    private static final int MOST = 300;

    ModmailMark {
        handled = Map.copyOf(handled);
    }

    private static ModmailMark starting(Instant since) {
        return new ModmailMark(since, since, null, Map.of(), null);
    }

    /** Where a cursor says; the beginning when it is none of ours. */
    static ModmailMark of(@Nullable String cursor, Instant since) {
        if (cursor == null) {
            return starting(since);
        }
        try {
            JsonValue json = JsonValue.parse(cursor);
            Map<String, Instant> handled = new LinkedHashMap<>();
            JsonValue bag = json.get("handled");
            bag.fields().keySet().forEach(id -> Mark.moment(bag, id).ifPresent(updated -> handled.put(id, updated)));
            Instant newest = Mark.moment(json, "newest").orElse(null);
            String at = json.text("at").orElse(null);
            return Mark.moment(json, "floor")
                    .map(floor ->
                            new ModmailMark(Mark.moment(json, "before").orElse(floor), floor, newest, handled, at))
                    .orElseGet(() -> starting(since));
        } catch (JsonProblem notOurs) {
            return starting(since);
        }
    }

    /** True when a conversation has news that was not told. */
    boolean isNew(String id, Instant updated) {
        return !updated.isBefore(floor) && !updated.equals(handled.get(id));
    }

    /** Up to when a conversation was told. */
    Instant told(String id) {
        Instant known = handled.get(id);
        return known == null ? before : known;
    }

    ModmailMark handled(String id, Instant updated) {
        Map<String, Instant> more = new LinkedHashMap<>(handled);
        more.put(id, updated);
        return new ModmailMark(before, floor, newest == null || updated.isAfter(newest) ? updated : newest, more, at);
    }

    ModmailMark goingOn(String behind) {
        return new ModmailMark(before, floor, newest, handled, behind);
    }

    /**
     * The beginning of the next round. A conversation that moved up while this one went on is met by the next, with all that was said
     * since the round before.
     */
    ModmailMark done() {
        if (newest == null) {
            return new ModmailMark(before, floor, null, handled, null);
        }
        Map<String, Instant> kept = new LinkedHashMap<>();
        handled.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .limit(MOST)
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return new ModmailMark(floor, newest, null, kept, null);
    }

    String toCursor() {
        JsonObject all = JsonObject.create();
        handled.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return JsonObject.create()
                .put("before", before)
                .put("floor", floor)
                .putIfPresent("newest", newest == null ? null : newest.toString())
                .put("handled", all)
                .putIfPresent("at", at)
                .toString();
    }
}
