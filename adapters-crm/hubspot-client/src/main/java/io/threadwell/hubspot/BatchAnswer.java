package io.threadwell.hubspot;

import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Puts what a batch was answered to its rows (Error handling, Multi-status errors). Neither results nor errors keep the order of the
 * inputs: both name the trace id that the input came with, or else the record's id or key.
 */
final class BatchAnswer {
    private final Map<Integer, BatchRow> rows = new TreeMap<>();
    private final int size;
    private final Instant now;
    private int strayResults;
    private int strayErrors;

    private BatchAnswer(int size, Instant now) {
        this.size = size;
        this.now = now;
    }

    /**
     * @param traces the trace ids of the inputs, in their order
     * @param names by which else a row may be named, in their order; empty where there is nothing
     * @param nameOf the name that a result has
     */
    static BatchAnswer read(
            JsonValue body, List<String> traces, List<String> names, Function<JsonValue, String> nameOf, Instant now) {
        BatchAnswer answer = new BatchAnswer(traces.size(), now);
        for (JsonValue result : body.get("results").elements()) {
            int index = traces.indexOf(result.text("objectWriteTraceId", ""));
            index = index >= 0 ? index : index(names, nameOf.apply(result));
            answer.put(index, result);
        }
        for (JsonValue error : body.get("errors").elements()) {
            answer.refuse(error, traces, names);
        }
        return answer;
    }

    private void put(int index, JsonValue result) {
        if (index < 0 || result.text("id", "").isEmpty()) {
            strayResults++;
        } else {
            rows.put(index, BatchRow.done(result));
        }
    }

    private void refuse(JsonValue error, List<String> traces, List<String> names) {
        BatchRow fate = BatchRow.failed(HubSpotErrors.ofRow(error, now), HubSpotErrors.existing(error));
        boolean placed = false;
        for (JsonValue trace : error.at("context", "objectWriteTraceId").asList()) {
            placed |= place(traces.indexOf(trace.text().orElse("")), fate);
        }
        for (JsonValue id :
                placed ? List.<JsonValue>of() : error.at("context", "ids").asList()) {
            placed |= place(index(names, id.text().orElse("")), fate);
        }
        if (!placed) {
            placed = place(index(names, error.text("id", "")), fate);
        }
        if (!placed && size == 1) {
            placed = place(0, fate);
        }
        strayErrors += placed ? 0 : 1;
    }

    private boolean place(int index, BatchRow fate) {
        if (index >= 0) {
            rows.putIfAbsent(index, fate);
        }
        return index >= 0;
    }

    private static int index(List<String> names, String name) {
        return name.isEmpty() ? -1 : names.indexOf(name);
    }

    /** What became of a row; empty where the answer does not say. */
    Optional<BatchRow> row(int index) {
        return Optional.ofNullable(rows.get(index));
    }

    /** True where rows that are not told of were refused for sure: every result has its row, and errors without rows are left. */
    boolean refusedTheRest() {
        return strayResults == 0 && strayErrors > 0 && rows.size() < size;
    }
}
