package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.NotFound;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account's own records on its server, which is the authority for them. */
final class Repository {
    private static final String PUT = "com.atproto.repo.putRecord";

    private final Xrpc xrpc;

    Repository(Xrpc xrpc) {
        this.xrpc = xrpc;
    }

    /** The record with {@code uri}, {@code cid} and {@code value}; empty when there is none. */
    Optional<JsonValue> get(Session session, AtUri uri) {
        XrpcCall call = XrpcCall.query(session, "com.atproto.repo.getRecord")
                .with("repo", uri.authority())
                .with("collection", uri.collection())
                .with("rkey", uri.key());
        try {
            return Optional.of(xrpc.call(session, call));
        } catch (NotFound absent) {
            return Optional.empty();
        }
    }

    /**
     * Writes a record unless one with another content has its key. By {@code putRecord}, because {@code createRecord} answers a
     * key that is taken with an unspecific 500; {@code swapRecord: null} makes the server refuse instead of overwriting.
     *
     * @return false when another has the key
     */
    boolean putNew(Session session, AtUri uri, JsonObject record) {
        JsonObject input = input(uri).put("record", record).putNull("swapRecord");
        try {
            xrpc.write(session, XrpcCall.procedure(session, PUT, input), Xrpc.CREATE_POINTS);
            return true;
        } catch (Conflict taken) {
            return false;
        }
    }

    /**
     * Writes a record over the version that was read.
     *
     * @param version absent when there was none
     * @throws Conflict when it is another version now
     */
    void put(Session session, AtUri uri, JsonObject record, @Nullable String version) {
        JsonObject input = input(uri).put("record", record);
        input = version == null ? input.putNull("swapRecord") : input.put("swapRecord", version);
        xrpc.write(session, XrpcCall.procedure(session, PUT, input), Xrpc.UPDATE_POINTS);
    }

    /** Deletes a record; one that is not there is no error. */
    void delete(Session session, AtUri uri) {
        XrpcCall call = XrpcCall.procedure(session, "com.atproto.repo.deleteRecord", input(uri));
        xrpc.write(session, call, Xrpc.DELETE_POINTS);
    }

    private static JsonObject input(AtUri uri) {
        return JsonObject.create()
                .put("repo", uri.authority())
                .put("collection", uri.collection())
                .put("rkey", uri.key());
    }
}
