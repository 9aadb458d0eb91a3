package io.threadwell.hubspot;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes records of one type, a hundred in a call (CRM objects, batch endpoints). Rows have fates of their own: where HubSpot
 * refuses a call as a whole, or does not say which row it refused, rows are parted until the one is alone that it will not take.
 * Thread-safe.
 */
public final class CrmObjects {
    /** How many rows go in a call. */
    public static final int MOST = 100;

    private final HubSpotClient client;
    private final String type;
    private final String base;

    /** @param type as paths name it, such as {@code contacts} */
    public CrmObjects(HubSpotClient client, String type) {
        this.client = client;
        this.type = type;
        this.base = "/crm/objects/" + HubSpotClient.VERSION + "/" + type + "/";
    }

    /**
     * Records that are there, by their ids or by another property whose values are unique; what is not there is left out. They are as they
     * stand now, which searches do not promise.
     *
     * @param idProperty absent for the record's own id
     */
    public List<JsonValue> read(@Nullable String idProperty, Collection<String> ids, Set<String> properties) {
        List<JsonValue> found = new ArrayList<>();
        for (List<String> part : parts(List.copyOf(new TreeSet<>(ids)), MOST)) {
            JsonObject body = JsonObject.create();
            if (idProperty != null) {
                body.put("idProperty", idProperty);
            }
            body.put("inputs", inputs(part))
                    .put("properties", List.copyOf(new TreeSet<>(properties)))
                    .put("propertiesWithHistory", List.of());
            found.addAll(
                    readPart(client.post(base + "batch/read", body).repeatable().named("read " + type)));
        }
        return found;
    }

    private static JsonArray inputs(List<String> ids) {
        JsonArray inputs = JsonArray.create();
        ids.forEach(id -> inputs.add(JsonObject.create().put("id", id)));
        return inputs;
    }

    /** Where none of the records is there, HubSpot may answer 404. Any other error than a missing record is one of the call. */
    private List<JsonValue> readPart(HttpCall call) {
        HttpAnswer answer = client.send(call);
        if (!answer.isSuccess()) {
            CareException error = HubSpotErrors.of(call, answer, client.now());
            if (answer.status() == 404 && error instanceof NotFound) {
                return List.of();
            }
            throw error;
        }
        JsonValue body = HttpErrors.jsonOf(call, answer);
        for (JsonValue error : body.get("errors").elements()) {
            CareException meaning = HubSpotErrors.ofRow(error, client.now());
            if (!(meaning instanceof NotFound)) {
                throw meaning;
            }
        }
        return body.get("results").elements();
    }

    /**
     * Makes records. A row that was made twice is two, unless a property of it takes each value once.
     *
     * @param inputs with {@code properties} and {@code associations}
     * @param keyProperty by which a result may be told; its values differ
     */
    public List<BatchRow> create(List<JsonObject> inputs, String keyProperty) {
        List<String> names = inputs.stream()
                .map(input -> input.toValue().get("properties").text(keyProperty, ""))
                .toList();
        return write(
                new Writing("batch/create", false, names, result -> result.get("properties")
                        .text(keyProperty, "")),
                inputs);
    }

    /** Updates records; each input has an {@code id} and {@code properties}. Made twice, it leaves the same. */
    public List<BatchRow> update(List<JsonObject> inputs) {
        return write(new Writing("batch/update", true, ids(inputs), result -> result.text("id", "")), inputs);
    }

    /**
     * Makes records, or updates those that have the same value in a property whose values are unique. Made twice, it leaves one.
     *
     * @param inputs with that value as {@code id}, and {@code properties}, the unique one among them
     */
    public List<BatchRow> upsert(List<JsonObject> inputs, String idProperty) {
        inputs.forEach(input -> input.put("idProperty", idProperty));
        return write(
                new Writing("batch/upsert", true, ids(inputs), result -> result.get("properties")
                        .text(idProperty, "")),
                inputs);
    }

    private static List<String> ids(List<JsonObject> inputs) {
        return inputs.stream().map(input -> input.toValue().text("id", "")).toList();
    }

    /**
     * How rows are written and told apart.
     *
     * @param names by which rows may be told, in their order
     * @param nameOf the name that a result has
     */
    private record Writing(String path, boolean repeatable, List<String> names, Function<JsonValue, String> nameOf) {
        Writing of(List<Integer> some) {
            return new Writing(path, repeatable, some.stream().map(names::get).toList(), nameOf);
        }
    }

    private List<BatchRow> write(Writing how, List<JsonObject> inputs) {
        List<BatchRow> rows = new ArrayList<>();
        for (List<Integer> part :
                parts(IntStream.range(0, inputs.size()).boxed().toList(), MOST)) {
            rows.addAll(writePart(how.of(part), part.stream().map(inputs::get).toList()));
        }
        return rows;
    }

    private List<BatchRow> writePart(Writing how, List<JsonObject> inputs) {
        List<String> traces =
                IntStream.range(0, inputs.size()).mapToObj(i -> "row-" + i).toList();
        IntStream.range(0, inputs.size()).forEach(i -> inputs.get(i).put("objectWriteTraceId", traces.get(i)));
        HttpCall call = client.post(base + how.path(), JsonObject.create().put("inputs", JsonArray.of(inputs)))
                .named(how.path().substring("batch/".length()) + " " + type);
        call = how.repeatable() ? call.repeatable() : call;
        HttpAnswer answer = client.send(call);
        if (!answer.isSuccess()) {
            String existing = HubSpotErrors.existing(answer.jsonIfAny());
            return refused(how, inputs, BatchRow.failed(HubSpotErrors.of(call, answer, client.now()), existing));
        }
        BatchAnswer told =
                BatchAnswer.read(HttpErrors.jsonOf(call, answer), traces, how.names(), how.nameOf(), client.now());
        return settled(how, inputs, told, call);
    }

    private List<BatchRow> refused(Writing how, List<JsonObject> inputs, BatchRow fate) {
        CareException error = Objects.requireNonNull(fate.error());
        boolean forSomeRow = error instanceof InvalidRequest
                || error instanceof Conflict
                || error instanceof NotFound
                || error instanceof ContentRejected;
        if (!forSomeRow) {
            throw error;
        }
        return inputs.size() == 1 ? List.of(fate) : halves(how, inputs);
    }

    private List<BatchRow> halves(Writing how, List<JsonObject> inputs) {
        List<BatchRow> rows = new ArrayList<>();
        List<Integer> all = IntStream.range(0, inputs.size()).boxed().toList();
        int middle = inputs.size() / 2;
        for (List<Integer> half : List.of(all.subList(0, middle), all.subList(middle, all.size()))) {
            rows.addAll(writePart(how.of(half), half.stream().map(inputs::get).toList()));
        }
        return rows;
    }

    private List<BatchRow> settled(Writing how, List<JsonObject> inputs, BatchAnswer told, HttpCall call) {
        @Nullable BatchRow[] rows = new @Nullable BatchRow[inputs.size()];
        List<Integer> untold = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = told.row(i).orElse(null);
            if (rows[i] == null) {
                untold.add(i);
            }
        }
        List<JsonObject> rest = untold.stream().map(inputs::get).toList();
        List<BatchRow> fates;
        if (told.refusedTheRest()) {
            fates = rest.size() == 1 || rest.size() < inputs.size()
                    ? writePart(how.of(untold), rest)
                    : halves(how.of(untold), rest);
        } else {
            fates = rest.stream().map(one -> BatchRow.failed(untold(call))).toList();
        }
        for (int i = 0; i < untold.size(); i++) {
            rows[untold.get(i)] = fates.get(i);
        }
        return Arrays.stream(rows).map(Objects::requireNonNull).toList();
    }

    private static CareException untold(HttpCall call) {
        String message = call + " was not answered for each row";
        return call.safe() ? new Unavailable(message) : new OutcomeUnknown(message);
    }

    /** A list in parts of a size. */
    public static <T> List<List<T>> parts(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
