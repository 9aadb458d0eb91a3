package io.threadwell.connector.bluesky;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import io.threadwell.support.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Messages of live feeds, in the shape that the protocol documents. */
final class FeedSamples {
    private static final CBORFactory CBOR = new CBORFactory();

    /** Version 1, codec dag-cbor, a hash of 32 bytes. */
    private static final byte[] CID = new byte[36];

    static {
        CID[0] = 1;
        CID[1] = 0x71;
        CID[2] = 0x12;
        CID[3] = 32;
        CID[35] = 9;
    }

    private FeedSamples() {}

    static String created(String key, String text, long micros) {
        JsonObject record = JsonObject.create()
                .put("$type", "app.bsky.feed.post")
                .put("text", text)
                .put("createdAt", Instant.EPOCH);
        return event(key, "create", micros, record);
    }

    static String deleted(String key, long micros) {
        return event(key, "delete", micros, null);
    }

    private static String event(String key, String operation, long micros, JsonObject record) {
        JsonObject commit = JsonObject.create()
                .put("rev", "r" + micros)
                .put("operation", operation)
                .put("collection", "app.bsky.feed.post")
                .put("rkey", key);
        if (record != null) {
            commit.put("record", record).put("cid", "bafyreib");
        }
        return JsonObject.create()
                .put("did", Samples.PERSON)
                .put("time_us", micros)
                .put("kind", "commit")
                .put("commit", commit)
                .toString();
    }

    /** A commit of the firehose that creates one post. */
    static byte[] commit(long number, String key, String text) {
        return message(out -> {
            out.writeStartObject();
            out.writeNumberField("op", 1);
            out.writeStringField("t", "#commit");
            out.writeEndObject();
            out.writeStartObject();
            out.writeNumberField("seq", number);
            out.writeStringField("repo", Samples.PERSON);
            out.writeStringField("time", "2026-03-01T10:00:00.000Z");
            out.writeArrayFieldStart("ops");
            out.writeStartObject();
            out.writeStringField("action", "create");
            out.writeStringField("path", "app.bsky.feed.post/" + key);
            out.writeFieldName("cid");
            link(out);
            out.writeEndObject();
            out.writeEndArray();
            out.writeFieldName("blocks");
            out.writeBinary(archive(text));
            out.writeEndObject();
        });
    }

    static byte[] error(String name) {
        return message(out -> {
            out.writeStartObject();
            out.writeNumberField("op", -1);
            out.writeEndObject();
            out.writeStartObject();
            out.writeStringField("error", name);
            out.writeEndObject();
        });
    }

    private static byte[] archive(String text) throws IOException {
        byte[] record = message(out -> {
            out.writeStartObject();
            out.writeStringField("$type", "app.bsky.feed.post");
            out.writeStringField("text", text);
            out.writeStringField("createdAt", "2026-03-01T09:59:59.000Z");
            out.writeEndObject();
        });
        byte[] header = message(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("roots");
            link(out);
            out.writeEndArray();
            out.writeNumberField("version", 1);
            out.writeEndObject();
        });
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        length(archive, header.length);
        archive.write(header);
        length(archive, CID.length + record.length);
        archive.write(CID);
        archive.write(record);
        return archive.toByteArray();
    }

    private static void link(CBORGenerator out) throws IOException {
        byte[] bytes = new byte[CID.length + 1];
        System.arraycopy(CID, 0, bytes, 1, CID.length);
        out.writeTag(42);
        out.writeBinary(bytes);
    }

    private static void length(ByteArrayOutputStream out, int length) {
        int left = length;
        while (left >= 0x80) {
            out.write((left & 0x7f) | 0x80);
            left >>= 7;
        }
        out.write(left);
    }

    private interface Writing {
        void to(CBORGenerator out) throws IOException;
    }

    private static byte[] message(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = CBOR.createGenerator(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
