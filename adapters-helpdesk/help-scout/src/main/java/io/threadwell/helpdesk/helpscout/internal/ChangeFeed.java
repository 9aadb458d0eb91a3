package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.NotFound;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.paging.Page;
import io.threadwell.support.paging.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What agents did, by List Conversations with {@code modifiedSince}, and List Threads of those that are ours.
 *
 * <p>The latest change comes first, so that a conversation that changes while pages are read moves to the front: others are then seen
 * twice, none is missed, and that one is in the next walk. Thread-safe.
 */
public final class ChangeFeed {
    private static final int MOST_THREAD_PAGES = 40;

    private final HelpScoutApi api;
    private final HelpScoutConfig config;
    private final Conversations conversations;
    private final Identity identity;
    private final ToldEvents told = new ToldEvents();

    ChangeFeed(HelpScoutApi api, HelpScoutConfig config, Conversations conversations, Identity identity) {
        this.api = api;
        this.config = config;
        this.conversations = conversations;
        this.identity = identity;
    }

    /** As {@link io.threadwell.api.helpdesk.HelpdeskAdapter#changes}. */
    public ChangePage changes(@Nullable String cursor) {
        if (cursor == null) {
            return new ChangePage(List.of(), Cursor.beginning(api.now()).text(), config.changesInterval());
        }
        Cursor at = Cursor.read(cursor);
        Instant began = at.page() == 1 ? api.now().truncatedTo(ChronoUnit.SECONDS) : at.until();
        ConversationEvents.Since since = since(at);
        JsonValue answer = list(at);
        ConversationEvents events = new ConversationEvents(conversations, identity.user());
        List<TicketChange> changes = new ArrayList<>();
        for (JsonValue conversation : answer.at("_embedded", "conversations").elements()) {
            changes.addAll(of(conversation, events, since));
        }
        boolean more = Conversations.next(answer) != null;
        Cursor next = more ? at.nextPage(began) : at.nextWalk(began);
        List<TicketChange> untold = told.untold(cursor, changes, TicketChange::eventId);
        told.given(next.text(), untold, TicketChange::eventId);
        return new ChangePage(untold, next.text(), more ? Duration.ZERO : config.changesInterval());
    }

    private ConversationEvents.Since since(Cursor at) {
        Instant answers = at.from().minus(config.lookback());
        Instant others = at.from().minus(config.overlap());
        return new ConversationEvents.Since(later(answers, at.born()), later(others, at.born()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private JsonValue list(Cursor at) {
        TreeSet<Long> watched = new TreeSet<>(config.alsoWatch());
        watched.add(config.mailbox());
        String inboxes = watched.stream().map(id -> Long.toString(id)).collect(Collectors.joining(","));
        HttpCall call = api.get("conversations")
                .query("mailbox", inboxes)
                .query("status", "all")
                .query("modifiedSince", at.from().minus(config.overlap()).toString())
                .query("sortField", "modifiedAt")
                .query("sortOrder", "desc")
                .query("embed", "threads")
                .query("page", Integer.toString(at.page()))
                .named("list conversations");
        return api.json(call, Priority.CUSTOMER);
    }

    /** The embedded threads lack line items and cut chats short; they tell whether a closer look is worth its call. */
    private List<TicketChange> of(JsonValue conversation, ConversationEvents events, ConversationEvents.Since since) {
        List<JsonValue> embedded = conversation.at("_embedded", "threads").elements();
        boolean ours = conversations.externalId(conversation).isPresent() || ConversationEvents.isMarked(embedded);
        return ours ? events.of(conversation, threads(conversation, embedded, since), since) : List.of();
    }

    private List<JsonValue> threads(JsonValue conversation, List<JsonValue> embedded, ConversationEvents.Since since) {
        List<JsonValue> threads = new ArrayList<>();
        long id = conversation.longValue("id", 0);
        try {
            for (Page<JsonValue> page : Pages.from(null, MOST_THREAD_PAGES, next -> conversations.threads(id, next))) {
                threads.addAll(page.items());
                if (!goesOn(threads, since)) {
                    break;
                }
            }
            return threads;
        } catch (NotFound deleted) {
            return embedded;
        }
    }

    /** After a merge all threads count: the marks in them may be old. */
    private static boolean goesOn(List<JsonValue> threads, ConversationEvents.Since since) {
        boolean recent = !threads.isEmpty()
                && !ConversationEvents.at(threads.get(threads.size() - 1)).isBefore(since.answers());
        return recent || ConversationEvents.isMergedSince(threads, since.others());
    }
}
