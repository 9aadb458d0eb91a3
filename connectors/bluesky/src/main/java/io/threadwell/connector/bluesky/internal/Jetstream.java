package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Jetstream: the network's posts as JSON. Its cursor is a time in microseconds; its README asks those who come back to go a little
 * further back, because one moment may hold several events.
 */
final class Jetstream implements Feed {
    private static final long BACK_MICROS = 5_000_000;

    private final String address;

    Jetstream(URI address) {
        this.address = address.toString().replaceAll("/+$", "");
    }

    @Override
    public String name() {
        return "jetstream";
    }

    @Override
    public URI address(@Nullable String cursor, Instant since) {
        long from = cursor == null || cursor.equals(ANEW)
                ? ChronoUnit.MICROS.between(Instant.EPOCH, since)
                : Long.parseLong(cursor) - BACK_MICROS;
        return URI.create(address + "/subscribe?wantedCollections=" + AtUri.POST + "&cursor=" + Math.max(0, from));
    }

    @Override
    public Frame read(byte[] message) {
        JsonValue json;
        try {
            json = JsonValue.parse(message);
        } catch (JsonProblem unreadable) {
            return Frame.NOTHING;
        }
        String cursor = json.text("time_us").orElse(null);
        JsonValue commit = json.get("commit");
        Optional<AtUri> uri = AtUri.parse(
                "at://" + json.text("did", "") + "/" + commit.text("collection", "") + "/" + commit.text("rkey", ""));
        if (uri.isEmpty() || !uri.get().collection().equals(AtUri.POST)) {
            return Frame.of(List.of(), cursor);
        }
        Instant at = Instant.EPOCH.plus(json.longValue("time_us", 0), ChronoUnit.MICROS);
        JsonValue record = commit.get("record");
        boolean deleted = commit.text("operation", "").equals("delete");
        return deleted || record.isObject()
                ? Frame.of(List.of(new Heard(uri.get(), deleted ? null : record, at)), cursor)
                : Frame.of(List.of(), cursor);
    }
}
