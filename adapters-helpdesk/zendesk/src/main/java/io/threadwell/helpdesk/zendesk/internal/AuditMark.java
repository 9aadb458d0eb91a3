package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Our keys in the custom metadata of an audit, by which a write of ours is known again (Tickets, Setting metadata). Zendesk keeps
 * one kilobyte: the write's key always fits; the keys of its entries go in as far as they do, with their number.
 */
final class AuditMark {
    private static final String NAME = "threadwell";
    private static final int ENTRY_BYTES = 600;

    private AuditMark() {}

    static JsonObject of(TicketWrite write) {
        JsonArray entries = JsonArray.create();
        int room = ENTRY_BYTES;
        for (TicketEntry entry : write.entries()) {
            room -= entry.key().getBytes(StandardCharsets.UTF_8).length + 3;
            if (room < 0) {
                break;
            }
            entries.add(entry.key());
        }
        JsonObject mark = JsonObject.create().put("write", write.key()).put("entries", entries);
        if (entries.size() < write.entries().size()) {
            mark.put("count", write.entries().size());
        }
        return JsonObject.create().put(NAME, mark);
    }

    /** The key of the write that made an audit (or an exported ticket event) when it was ours. */
    static Optional<String> writeKey(JsonValue audit) {
        return audit.at("metadata", "custom", NAME, "write").text();
    }

    /** What an audit says of a write. */
    enum Match {
        /** It is of something else. */
        NONE,
        /** It is this write's. */
        WHOLE,
        /** An earlier attempt made it, with other entries than the write has now. */
        OTHER_ENTRIES
    }

    static Match match(JsonValue audit, TicketWrite write) {
        if (writeKey(audit).filter(write.key()::equals).isEmpty()) {
            return Match.NONE;
        }
        JsonValue theirs = audit.at("metadata", "custom", NAME);
        JsonValue ours = of(write).toValue().get(NAME);
        boolean same = theirs.get("entries").equals(ours.get("entries"))
                && theirs.longValue("count").equals(ours.longValue("count"));
        return same ? Match.WHOLE : Match.OTHER_ENTRIES;
    }
}
