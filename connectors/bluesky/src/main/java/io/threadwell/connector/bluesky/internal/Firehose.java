package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The firehose, {@code com.atproto.sync.subscribeRepos}: what is written into all repositories of a server or of the network, in CBOR.
 * Its cursor is the number of the last message; a server that does not know the number any more says so, and begins where it can.
 */
final class Firehose implements Feed {
    private final String address;

    Firehose(URI address) {
        this.address = address.toString().replaceAll("/+$", "");
    }

    @Override
    public String name() {
        return "firehose";
    }

    @Override
    public URI address(@Nullable String cursor, Instant since) {
        String all = address + "/xrpc/com.atproto.sync.subscribeRepos";
        return URI.create(cursor == null || cursor.equals(ANEW) ? all : all + "?cursor=" + Long.parseLong(cursor));
    }

    @Override
    public Frame read(byte[] message) {
        try {
            List<JsonValue> parts = Cbor.sequence(message);
            return parts.size() == 2 ? read(parts.get(0), parts.get(1)) : Frame.NOTHING;
        } catch (Cbor.Unreadable unreadable) {
            return Frame.NOTHING;
        }
    }

    private static Frame read(JsonValue header, JsonValue body) {
        if (header.longValue("op", 0) == -1) {
            String error = body.text("error", "unknown");
            return new Frame(List.of(), null, "the firehose says " + error, error.equals("FutureCursor"));
        }
        String cursor = body.text("seq").orElse(null);
        return header.text("t", "").equals("#commit") ? Frame.of(heard(body), cursor) : Frame.of(List.of(), cursor);
    }

    private static List<Heard> heard(JsonValue commit) {
        List<Heard> heard = new ArrayList<>();
        Map<String, byte[]> blocks = null;
        Instant at = commit.instant("time").orElse(Instant.EPOCH);
        for (JsonValue op : commit.get("ops").elements()) {
            Optional<AtUri> uri = AtUri.parse("at://" + commit.text("repo", "") + "/" + op.text("path", ""));
            if (uri.isEmpty() || !uri.get().collection().equals(AtUri.POST)) {
                continue;
            }
            if (op.text("action", "").equals("delete")) {
                heard.add(new Heard(uri.get(), null, at));
                continue;
            }
            blocks = blocks == null ? Car.blocks(Cbor.bytes(commit.get("blocks"))) : blocks;
            byte[] block = blocks.get(Cbor.link(op.get("cid")));
            if (block != null) {
                heard.add(new Heard(uri.get(), Cbor.sequence(block).get(0), at));
            }
        }
        return heard;
    }
}
