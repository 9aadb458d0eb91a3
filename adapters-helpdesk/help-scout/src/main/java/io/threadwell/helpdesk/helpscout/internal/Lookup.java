package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.paging.Page;
import io.threadwell.support.paging.Pages;
import io.threadwell.support.text.HtmlText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks for writes of ours: conversations by the custom field with our id, threads by the mark at their end. Thread-safe. */
final class Lookup {
    private static final Duration AFTER_A_CUT = Duration.ofSeconds(1);

    /** A conversation holds 100 threads of people; line items come besides. */
    private static final int MOST_PAGES = 40;

    /** What a conversation holds of a write. */
    enum Told {
        NOT,
        WHOLE,
        /** An earlier attempt, with other entries. */
        OTHERWISE
    }

    private final HelpScoutApi api;
    private final HelpScoutConfig config;
    private final Conversations conversations;

    Lookup(HelpScoutApi api, HelpScoutConfig config, Conversations conversations) {
        this.api = api;
        this.config = config;
        this.conversations = conversations;
    }

    /** A result for each write, in their order. */
    List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        List<FindResult<ExternalRef>> results = new ArrayList<>();
        for (TicketWrite write : writes) {
            try {
                results.add(write.creates() ? findMade(write) : findTold(write));
            } catch (Retryable cut) {
                if (results.isEmpty()) {
                    throw cut;
                }
                return theRestLater(results, writes.size(), cut);
            }
        }
        return results;
    }

    private List<FindResult<ExternalRef>> theRestLater(List<FindResult<ExternalRef>> results, int size, Retryable cut) {
        Instant notBefore =
                cut instanceof RateLimited limited ? limited.until() : api.now().plus(AFTER_A_CUT);
        while (results.size() < size) {
            results.add(new FindResult.NotYet<>(notBefore, String.valueOf(cut.getMessage())));
        }
        return results;
    }

    /** A conversation has its first thread from the start; only a later attempt can have had other entries. */
    private FindResult<ExternalRef> findMade(TicketWrite write) {
        OptionalLong made = made(write.externalId());
        if (made.isEmpty()) {
            return new FindResult.Absent<>();
        }
        boolean otherwise = write.attempt() > 1 && told(write, made.getAsLong()) == Told.OTHERWISE;
        return otherwise ? otherEntries() : new FindResult.Found<>(conversations.reference(made.getAsLong()));
    }

    /** What changes fields alone may be made again: it says how things stand, not what to add. */
    private FindResult<ExternalRef> findTold(TicketWrite write) {
        long id = Conversations.id(write);
        Told told = write.entries().isEmpty() ? Told.NOT : told(write, id);
        return switch (told) {
            case WHOLE -> new FindResult.Found<>(conversations.reference(id));
            case OTHERWISE -> otherEntries();
            case NOT -> new FindResult.Absent<>();
        };
    }

    private static FindResult<ExternalRef> otherEntries() {
        return new FindResult.CannotTell<>(
                "an earlier attempt took effect late, with other messages than are to be written now");
    }

    /** The conversation of a case, by a search for its custom field; what the search gives is looked at once more. */
    OptionalLong made(String externalId) {
        HttpCall call = api.get("conversations")
                .query("status", "all")
                .query("customFieldsByIds", config.keyField() + ":" + KeyText.of(externalId))
                .named("list conversations by custom field");
        return api.json(call, Priority.NORMAL).at("_embedded", "conversations").elements().stream()
                .filter(found -> conversations.externalId(found).equals(Optional.of(externalId)))
                .mapToLong(found -> found.longValue("id", 0))
                .filter(id -> id > 0)
                .min();
    }

    /** What a conversation, or the one that it was merged into, holds of a write. */
    Told told(TicketWrite write, long id) {
        try {
            return toldIn(write, id);
        } catch (NotFound moved) {
            return toldElsewhere(write, id);
        }
    }

    private Told toldElsewhere(TicketWrite write, long id) {
        try {
            return conversations.look(id) instanceof Conversations.Seen.Lost lost
                            && lost.how().into() != null
                    ? toldIn(write, Long.parseLong(lost.how().into().id()))
                    : Told.NOT;
        } catch (NotFound gone) {
            return Told.NOT;
        }
    }

    private Told toldIn(TicketWrite write, long id) {
        Mark ours = Mark.of(write);
        for (Page<JsonValue> page : Pages.from(null, MOST_PAGES, next -> conversations.threads(id, next))) {
            for (JsonValue thread : page.items()) {
                Optional<Mark> mark =
                        Mark.in(HtmlText.plain(thread.text("body", ""))).filter(found -> found.isOf(write));
                if (mark.isPresent()) {
                    return mark.get().equals(ours) ? Told.WHOLE : Told.OTHERWISE;
                }
            }
        }
        return Told.NOT;
    }
}
