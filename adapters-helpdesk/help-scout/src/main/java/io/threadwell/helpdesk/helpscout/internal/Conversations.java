package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.paging.Page;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads conversations, and says what became of those that are not where they were. Thread-safe. */
final class Conversations {
    private static final String AGENTS_VIEW = "https://secure.helpscout.net/conversation/";

    private final HelpScoutApi api;
    private final HelpScoutConfig config;

    Conversations(HelpScoutApi api, HelpScoutConfig config) {
        this.api = api;
        this.config = config;
    }

    /** The reference that is stored for a conversation; its address is the agent's view. */
    ExternalRef reference(long id) {
        return new ExternalRef(config.system(), Long.toString(id), AGENTS_VIEW + id);
    }

    /** The conversation that a write is for. */
    static long id(TicketWrite write) {
        String id = write.ticket() == null ? "" : write.ticket().id();
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException notOne) {
            throw new InvalidRequest("Help Scout's ids of conversations are numbers", notOne);
        }
    }

    /** What a look at a conversation showed. */
    sealed interface Seen {
        /** It is there. */
        record There(JsonValue conversation) implements Seen {}

        /** No write reaches it any more. */
        record Lost(WriteResult.Gone how) implements Seen {}
    }

    /**
     * Looks at a conversation (Get Conversation, Moved or merged conversations: the address of one that was merged leads to the one that
     * holds its threads now).
     *
     * @throws NotFound when Help Scout has nothing under its id
     */
    Seen look(long id) {
        JsonValue found = api.json(api.get("conversations/" + id).named("get conversation"), Priority.CUSTOMER);
        long shown = found.longValue("id", id);
        if (shown != id) {
            return new Seen.Lost(new WriteResult.Gone(reference(shown), "the conversation was merged"));
        }
        return found.text("state", "").equals("deleted")
                ? new Seen.Lost(new WriteResult.Gone(null, "the conversation was deleted"))
                : new Seen.There(found);
    }

    /** A page of a conversation's threads, the newest first, line items included (List Threads). */
    Page<JsonValue> threads(long id, @Nullable String page) {
        HttpCall call = api.get("conversations/" + id + "/threads").named("list threads");
        JsonValue answer = api.json(page == null ? call : call.query("page", page), Priority.NORMAL);
        return new Page<>(answer.at("_embedded", "threads").elements(), next(answer));
    }

    /** The number of the next page, where there is one. */
    static @Nullable String next(JsonValue answer) {
        long number = answer.get("page").longValue("number", 1);
        long pages = answer.get("page").longValue("totalPages", 1);
        return number < pages ? Long.toString(number + 1) : null;
    }

    /** Our id of the case, as the custom field of a conversation tells it. */
    Optional<String> externalId(JsonValue conversation) {
        for (JsonValue field : conversation.get("customFields").elements()) {
            if (field.longValue("id", 0) == config.keyField()) {
                return field.text("value").filter(text -> !text.isEmpty()).flatMap(KeyText::read);
            }
        }
        return Optional.empty();
    }
}
