package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.host.Checkup;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tries the configuration with reads alone: the user, the inboxes, and the custom fields (List Inbox Custom Fields). */
public final class Inspection {
    private static final Set<String> TEXTS = Set.of("SINGLE_LINE", "MULTI_LINE");

    private final HelpScoutApi api;
    private final HelpScoutConfig config;
    private final Identity identity;

    Inspection(HelpScoutApi api, HelpScoutConfig config, Identity identity) {
        this.api = api;
        this.config = config;
        this.identity = identity;
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#checkup}. */
    public Checkup checkup() {
        JsonValue me = identity.ask();
        long user = me.longValue("id", 0);
        List<String> problems = new ArrayList<>();
        config.integrationUser().ifPresent(told -> {
            if (told != user) {
                problems.add("integrationUser is " + told + ", but the application is of user " + user
                        + ": give that id, or our own threads come back as answers");
            }
        });
        if (isThere(config.mailbox(), problems)) {
            fields(problems);
        }
        config.alsoWatch().stream().sorted().forEach(id -> isThere(id, problems));
        return new Checkup("user " + user + ", " + me.text("role", "role unknown"), problems);
    }

    private boolean isThere(long mailbox, List<String> problems) {
        try {
            api.json(api.get("mailboxes/" + mailbox).named("get inbox"), Priority.NORMAL);
            return true;
        } catch (NotFound | PermissionDenied away) {
            problems.add("inbox " + mailbox
                    + " is not to be seen: give an inbox's id, and let the application's user see it");
            return false;
        }
    }

    private void fields(List<String> problems) {
        Map<Long, String> types = new HashMap<>();
        JsonValue answer = api.json(
                api.get("mailboxes/" + config.mailbox() + "/fields").named("list custom fields"), Priority.NORMAL);
        for (JsonValue field : answer.at("_embedded", "fields").elements()) {
            types.put(field.longValue("id", 0), field.text("type", ""));
        }
        String key = types.get(config.keyField());
        if (key == null) {
            problems.add("keyField " + config.keyField() + " is no custom field of inbox " + config.mailbox()
                    + ": make one of the type single line and give its id");
        } else if (!key.equals("SINGLE_LINE")) {
            problems.add("keyField " + config.keyField() + " has the type " + key + ": it must be single line");
        }
        new TreeMap<>(config.customFields()).forEach((fact, id) -> {
            String type = types.get(id);
            if (type == null) {
                problems.add("customField " + fact + " is mapped to " + id + ", which is no custom field of inbox "
                        + config.mailbox() + ": make one of the type single line and give its id");
            } else if (!TEXTS.contains(type)) {
                problems.add("customField " + fact + " is mapped to a field of the type " + type
                        + ": it must be single line or multi line");
            }
        });
    }
}
