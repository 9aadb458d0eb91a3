package io.threadwell.connector.youtube.internal;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The threads of a list's first page, as they were the last time: what is missing now was deleted or moderated, what is new among older
 * ones was let through late, and where the count of answers has grown there are answers to fetch.
 */
record Known(Map<String, Seen> threads) {
    /** A page has 100 threads, and what else is remembered of it is little. */
    private static final int MOST = 200;
    /** Begins what stands for something that cannot be read; no id begins so. */
    private static final String UNREADABLE = "?";

    static final Known NOTHING = new Known(Map.of());

    Known {
        threads = Collections.unmodifiableMap(new LinkedHashMap<>(threads));
    }

    /**
     * A thread.
     *
     * @param at when its first comment was written
     * @param replies how many answers it had
     * @param changed the latest change of any comment of it that came along
     */
    record Seen(Instant at, long replies, Instant changed) {
        static Optional<Seen> parse(JsonValue json) {
            return json.at(0)
                    .instant()
                    .map(at -> new Seen(
                            at,
                            json.at(1).longValue().orElse(0),
                            json.at(2).instant().orElse(at)));
        }

        JsonArray toJson() {
            return JsonArray.of(List.of(at.toEpochMilli(), replies, changed.toEpochMilli()));
        }
    }

    static Known parse(JsonValue json) {
        Map<String, Seen> threads = new LinkedHashMap<>();
        json.fields().forEach((id, seen) -> {
            if (threads.size() < MOST && (Names.isComment(id) || !isThread(id))) {
                Seen.parse(seen).ifPresent(found -> threads.put(id, found));
            }
        });
        return new Known(threads);
    }

    JsonObject toJson() {
        JsonObject json = JsonObject.create();
        threads.forEach((id, seen) -> json.put(id, seen.toJson()));
        return json;
    }

    /** Under what something is remembered that cannot be read, so that it is told once. */
    static String unreadable(JsonValue json) {
        return UNREADABLE + Integer.toHexString(json.raw().hashCode());
    }

    private static boolean isThread(String key) {
        return !key.startsWith(UNREADABLE);
    }

    boolean has(String id) {
        return threads.containsKey(id);
    }

    Optional<Seen> seen(String id) {
        return Optional.ofNullable(threads.get(id));
    }

    Optional<Instant> oldest() {
        return threads.entrySet().stream()
                .filter(entry -> isThread(entry.getKey()))
                .map(entry -> entry.getValue().at())
                .min(Instant::compareTo);
    }

    /**
     * What is not there any more.
     *
     * @param now the page as it is
     * @param whole true when the page is the whole list
     */
    List<String> missing(Known now, boolean whole) {
        Instant from = whole ? Instant.MIN : now.oldest().orElse(Instant.MAX);
        return threads.entrySet().stream()
                .filter(entry -> isThread(entry.getKey()) && !now.has(entry.getKey()))
                .filter(entry -> entry.getValue().at().isAfter(from))
                .map(Map.Entry::getKey)
                .toList();
    }
}
