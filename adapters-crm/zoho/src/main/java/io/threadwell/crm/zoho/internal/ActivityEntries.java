package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.Direction;
import io.threadwell.crm.zoho.Timeline;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.crm.InteractionText;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages as completed tasks or logged calls, with the message's key in a field of their own. Zoho has no upsert for these (Insert or
 * Update Records, Supported modules); where the field takes no duplicates, Zoho itself refuses what is there.
 */
final class ActivityEntries implements Entries {
    private static final int MAX_SUBJECT = 255;
    private static final int MAX_DESCRIPTION = 30_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Coql coql;
    private final Bulk bulk;
    private final String keyField;
    private final boolean calls;

    ActivityEntries(ZohoApi api, Bulk bulk, ZohoConfig config) {
        this.bulk = bulk;
        this.coql = new Coql(api);
        this.keyField = config.timelineKeyField();
        this.calls = config.timeline() == Timeline.CALLS;
    }

    @Override
    public List<Row> add(List<JsonObject> rows) {
        return bulk.insert(module(), rows);
    }

    private String module() {
        return calls ? "Calls" : "Tasks";
    }

    @Override
    public JsonObject row(RecordId record, Interaction interaction) {
        JsonObject row = JsonObject.create()
                .put("Subject", NoteEntries.cut(InteractionText.title(interaction), MAX_SUBJECT))
                .put("Description", NoteEntries.cut(InteractionText.body(interaction), MAX_DESCRIPTION))
                .put(keyField, interaction.key());
        if (calls) {
            row.put("Call_Type", interaction.direction() == Direction.INBOUND ? "Inbound" : "Outbound")
                    .put("Call_Start_Time", time(interaction.at()))
                    .put("Call_Duration", "00:01");
        } else {
            row.put("Status", "Completed").put("Due_Date", DAY.format(interaction.at()));
        }
        JsonObject of = JsonObject.create().put("id", record.id());
        return record.module().equals("Contacts")
                ? row.put("Who_Id", of)
                : row.put("What_Id", of).put("$se_module", record.module());
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    @Override
    public Set<Entry> there(Collection<Entry> wanted) {
        Set<String> keys = new TreeSet<>();
        wanted.forEach(entry -> keys.add(entry.key()));
        Set<String> found = new HashSet<>();
        for (List<String> part : Records.parts(List.copyOf(keys), Coql.MOST_VALUES)) {
            for (JsonValue row : coql.select(Set.of(keyField), module(), Coql.in(keyField, part), "")) {
                found.add(row.text(keyField, ""));
            }
        }
        Set<Entry> there = new HashSet<>(wanted);
        there.removeIf(entry -> !found.contains(entry.key()));
        return there;
    }

    @Override
    public boolean isThere(Row refused) {
        return refused.isDuplicateOf(keyField);
    }

    @Override
    public boolean isWithoutRecord(Row refused) {
        return refused.isGone("Who_Id") || refused.isGone("What_Id");
    }
}
