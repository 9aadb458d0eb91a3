package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.Interaction;
import io.threadwell.support.crm.InteractionText;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.paging.Page;
import io.threadwell.support.paging.Pages;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages as notes of their record (Create Notes). Notes have no fields of our own: the last line has the message's key. Whether one is
 * there is read from the record's notes, which is needed only after an answer was lost.
 */
final class NoteEntries implements Entries {
    private static final String MARK = "Threadwell ";
    private static final int MAX_TITLE = 120;
    private static final int MAX_CONTENT = 30_000;
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 10;

    private final ZohoApi api;
    private final Bulk bulk;

    NoteEntries(ZohoApi api, Bulk bulk) {
        this.api = api;
        this.bulk = bulk;
    }

    @Override
    public List<Row> add(List<JsonObject> rows) {
        return bulk.insertNotes(rows);
    }

    @Override
    public JsonObject row(RecordId record, Interaction interaction) {
        String body = cut(InteractionText.body(interaction), MAX_CONTENT);
        JsonObject module = JsonObject.create().put("api_name", record.module());
        return JsonObject.create()
                .put("Note_Title", cut(InteractionText.title(interaction), MAX_TITLE))
                .put("Note_Content", body + "\n" + MARK + interaction.key())
                .put("Parent_Id", JsonObject.create().put("module", module).put("id", record.id()));
    }

    @Override
    public Set<Entry> there(Collection<Entry> wanted) {
        Set<RecordId> records = new LinkedHashSet<>();
        wanted.forEach(entry -> records.add(entry.record()));
        Set<Entry> found = new HashSet<>();
        for (RecordId record : records) {
            for (Page<JsonValue> page : Pages.from(null, MOST_PAGES, next -> notes(record, next))) {
                for (JsonValue note : page.items()) {
                    String content = note.text("Note_Content", "").strip();
                    int mark = content.lastIndexOf(MARK);
                    if (mark == 0 || (mark > 0 && content.charAt(mark - 1) == '\n')) {
                        found.add(new Entry(record, content.substring(mark + MARK.length())));
                    }
                }
            }
        }
        found.retainAll(new HashSet<>(wanted));
        return found;
    }

    /** Get Related Records. */
    private Page<JsonValue> notes(RecordId record, @Nullable String page) {
        String number = page == null ? "1" : page;
        JsonValue answer = api.read(api.get(record.module() + "/" + record.id() + "/Notes")
                .query("fields", "Note_Title,Note_Content")
                .query("page", number)
                .query("per_page", Integer.toString(PAGE))
                .named("get notes"));
        boolean more = answer.get("info").bool("more_records");
        return new Page<>(answer.get("data").elements(), more ? Integer.toString(Integer.parseInt(number) + 1) : null);
    }

    @Override
    public boolean isThere(Row refused) {
        return false;
    }

    @Override
    public boolean isWithoutRecord(Row refused) {
        return refused.isGone("Parent_Id") || refused.isGone("id");
    }

    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most);
    }
}
