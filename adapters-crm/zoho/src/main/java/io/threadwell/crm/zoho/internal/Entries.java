package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.Interaction;
import io.threadwell.support.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** As what messages stand on timelines. */
interface Entries {
    /** Adds entries: a row for each, in their order. */
    List<Row> add(List<JsonObject> rows);

    /** An entry for a record. */
    JsonObject row(RecordId record, Interaction interaction);

    /** Which of the wanted entries are there already. */
    Set<Entry> there(Collection<Entry> wanted);

    /** True when an entry was refused because it is there already. */
    boolean isThere(Row refused);

    /** True when an entry was refused because its record is not there. */
    boolean isWithoutRecord(Row refused);

    /**
     * One entry.
     *
     * @param key the interaction's
     */
    record Entry(RecordId record, String key) {}
}
