package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.support.crm.InteractionText;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages as comments on their contact (module ModComments), which Vtiger shows on its timeline. A comment's last line has the
 * interaction's key, by which it is known again.
 */
final class Comments {
    static final String MODULE = "ModComments";
    private static final String MARK = "Threadwell ";

    private final Api api;
    private final Queries queries;

    Comments(Api api, Queries queries) {
        this.api = api;
        this.queries = queries;
    }

    /** Adds what is there not yet. */
    void add(CrmWrite write, String contact, Set<String> there) {
        for (Interaction interaction : write.interactions()) {
            if (!there.contains(entry(contact, interaction))) {
                String text = InteractionText.title(interaction) + "\n" + InteractionText.body(interaction) + "\n"
                        + MARK + interaction.key();
                api.create(
                        MODULE,
                        JsonObject.create()
                                .put("commentcontent", text)
                                .put("related_to", contact)
                                .put("assigned_user_id", api.userId()));
            }
        }
    }

    /** Which of our comments contacts have, as {@link #entry} names them. */
    Set<String> there(Collection<String> contacts) {
        Set<String> there = new HashSet<>();
        if (contacts.isEmpty()) {
            return there;
        }
        String where = Queries.in("related_to", new TreeSet<>(contacts)) + " AND commentcontent LIKE '%" + MARK + "%'";
        for (JsonValue comment : queries.all(MODULE, List.of("related_to", "commentcontent"), where)) {
            String text = comment.text("commentcontent", "").stripTrailing();
            int mark = text.lastIndexOf(MARK);
            if (mark >= 0) {
                there.add(comment.text("related_to", "") + " " + text.substring(mark + MARK.length()));
            }
        }
        return there;
    }

    /** Tells one comment from all others. */
    static String entry(String contact, Interaction interaction) {
        return contact + " " + interaction.key();
    }
}
