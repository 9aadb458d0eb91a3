package io.threadwell.crm.tryton.internal;

import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.support.crm.InteractionText;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Messages as notes of their party. A note's last line has the interaction's key, by which it is known again: Tryton's notes have no
 * field for keys of others.
 */
final class Notes {
    private static final String MODEL = "ir.note";
    private static final String MARK = "Threadwell ";

    private final Rpc rpc;

    Notes(Rpc rpc) {
        this.rpc = rpc;
    }

    /** Adds what is there not yet: all of it in one transaction. */
    void add(Map<CrmWrite, Long> parties, Set<String> there) {
        JsonArray notes = JsonArray.create();
        parties.forEach((write, party) -> write.interactions().stream()
                .filter(one -> !there.contains(entry(party, one)))
                .forEach(one -> notes.add(note(party, one))));
        if (!notes.isEmpty()) {
            rpc.write(
                    "model." + MODEL + ".create", JsonArray.create().add(notes).add(JsonObject.create()));
        }
    }

    /** Which of our notes parties have, as {@link #entry} names them. */
    Set<String> there(Collection<Long> parties) {
        Set<String> there = new HashSet<>();
        if (parties.isEmpty()) {
            return there;
        }
        List<String> resources = parties.stream().map(Notes::resource).toList();
        JsonArray domain = JsonArray.create()
                .add(JsonArray.create().add("resource").add("in").add(JsonArray.of(resources)))
                .add(JsonArray.create().add("message").add("like").add("%\n" + MARK + "%"));
        JsonArray fields = JsonArray.of(List.of("resource", "message"));
        for (JsonValue note : rpc.search(MODEL, domain, fields).asList()) {
            String message = note.text("message", "");
            int mark = message.lastIndexOf("\n" + MARK);
            there.add(note.text("resource", "")
                    + " "
                    + message.substring(mark + 1 + MARK.length()).strip());
        }
        return there;
    }

    /** Tells one note from all others. */
    static String entry(long party, Interaction interaction) {
        return resource(party) + " " + interaction.key();
    }

    private static JsonObject note(long party, Interaction interaction) {
        String message = InteractionText.title(interaction) + "\n" + InteractionText.body(interaction) + "\n" + MARK
                + interaction.key();
        return JsonObject.create().put("resource", resource(party)).put("message", message);
    }

    private static String resource(long party) {
        return Parties.MODEL + "," + party;
    }
}
