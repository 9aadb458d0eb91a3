package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes conversations and threads as Help Scout's pages document them. All is {@code imported}, so that Help Scout mails nobody; customers'
 * words are customer threads, all else are notes, which never leave Help Scout either.
 */
final class Documents {
    private static final int MAX_SUBJECT = 250;
    private static final int MAX_VALUE = 255;

    private final HelpScoutConfig config;
    private final People people;

    Documents(HelpScoutConfig config, People people) {
        this.config = config;
        this.people = people;
    }

    /** A conversation to be made (Create Conversation). */
    JsonObject create(TicketWrite write, Files files) {
        TicketFields fields = write.fields();
        JsonObject thread = thread(write, files).put("type", isCustomers(write) ? "customer" : "note");
        JsonObject conversation = JsonObject.create()
                .put("subject", subject(fields))
                .put("type", "email")
                .put("mailboxId", config.mailbox())
                .put("status", status(fields.status() == null ? CaseStatus.NEW : fields.status()))
                .put("customer", people.reference(requester(write)))
                .put("imported", true)
                .put("threads", JsonArray.create().add(thread))
                .put("fields", customFields(new TreeMap<>(), write));
        if (!write.entries().isEmpty()) {
            conversation.put("createdAt", write.entries().get(0).at().truncatedTo(ChronoUnit.SECONDS));
        }
        Set<String> tags = new TreeSet<>(config.defaultTags());
        tags.addAll(fields.addTags());
        if (!tags.isEmpty()) {
            conversation.put("tags", List.copyOf(tags));
        }
        if (fields.assignee() != null) {
            conversation.put("assignTo", user(fields.assignee()));
        }
        return conversation;
    }

    /** A thread to be added (Create Customer Thread, Create Note). */
    JsonObject reply(TicketWrite write, Files files) {
        JsonObject thread = thread(write, files).put("imported", true);
        return thread.put("createdAt", last(write).at().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Where threads of the write's kind are added. */
    static String kind(TicketWrite write) {
        return isCustomers(write) ? "customer" : "notes";
    }

    private JsonObject thread(TicketWrite write, Files files) {
        JsonObject thread = JsonObject.create().put("text", ThreadText.html(write, files.kept()));
        if (isCustomers(write)) {
            thread.put("customer", people.reference(author(write)));
        }
        if (!files.attachments().isEmpty()) {
            thread.put("attachments", files.attachments());
        }
        return thread;
    }

    /** The changes of an update that are made one by one (Update Conversation, JSON Patch). */
    List<JsonObject> patches(TicketFields fields) {
        List<JsonObject> patches = new ArrayList<>();
        if (fields.subject() != null) {
            patches.add(replace("/subject").put("value", subject(fields)));
        }
        if (fields.requester() != null) {
            patches.add(replace("/primaryCustomer.id").put("value", people.id(fields.requester())));
        }
        if (fields.assignee() != null) {
            patches.add(replace("/assignTo").put("value", user(fields.assignee())));
        }
        if (fields.status() != null) {
            patches.add(replace("/status").put("value", status(fields.status())));
        }
        return patches;
    }

    /** All tags that a conversation has then (Update Tags replaces them). */
    JsonObject tags(JsonValue conversation, TicketFields fields) {
        Set<String> tags = new TreeSet<>();
        conversation.get("tags").elements().forEach(tag -> tag.text("tag").ifPresent(tags::add));
        tags.addAll(fields.addTags());
        tags.removeAll(fields.removeTags());
        return JsonObject.create().put("tags", List.copyOf(tags));
    }

    /** All custom fields that a conversation has then (Update Custom Fields replaces them). */
    JsonObject customFields(JsonValue conversation, TicketWrite write) {
        Map<Long, String> values = new TreeMap<>();
        for (JsonValue field : conversation.get("customFields").elements()) {
            String value = field.text("value", "");
            if (!value.isEmpty()) {
                values.put(field.longValue("id", 0), value);
            }
        }
        return JsonObject.create().put("fields", customFields(values, write));
    }

    /** True when an update tells facts that are mapped. */
    boolean changesFields(TicketFields fields) {
        return fields.attributes().keySet().stream().anyMatch(config.customFields()::containsKey);
    }

    private JsonArray customFields(Map<Long, String> values, TicketWrite write) {
        values.put(config.keyField(), KeyText.of(write.externalId()));
        config.customFields().forEach((fact, field) -> {
            String value = write.fields().attributes().get(fact);
            if (value != null) {
                values.put(field, cut(value, MAX_VALUE));
            }
        });
        JsonArray fields = JsonArray.create();
        values.forEach(
                (id, value) -> fields.add(JsonObject.create().put("id", id).put("value", value)));
        return fields;
    }

    private String status(CaseStatus ours) {
        return config.statuses().getOrDefault(ours, "active");
    }

    private static JsonObject replace(String path) {
        return JsonObject.create().put("op", "replace").put("path", path);
    }

    /** True where a public comment tells what a customer wrote. */
    private static boolean isCustomers(TicketWrite write) {
        return !write.internal()
                && write.entries().stream().anyMatch(entry -> entry.kind() == TicketEntry.Kind.CUSTOMER);
    }

    private static @Nullable Customer author(TicketWrite write) {
        for (TicketEntry entry : write.entries()) {
            if (entry.kind() == TicketEntry.Kind.CUSTOMER && entry.customer() != null) {
                return entry.customer();
            }
        }
        return write.fields().requester();
    }

    private static @Nullable Customer requester(TicketWrite write) {
        Customer named = write.fields().requester();
        return named != null ? named : author(write);
    }

    private static TicketEntry last(TicketWrite write) {
        return write.entries().get(write.entries().size() - 1);
    }

    private static String subject(TicketFields fields) {
        String subject = fields.subject();
        return subject == null || subject.isBlank() ? "(no subject)" : cut(subject.strip(), MAX_SUBJECT);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most);
    }

    private static long user(String assignee) {
        try {
            return Long.parseLong(assignee);
        } catch (NumberFormatException notOne) {
            throw new InvalidRequest("an assignee is the id of one of Help Scout's users or teams", notOne);
        }
    }
}
