package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for conversations with moderators, by the time of their last message (API documentation, "GET /api/mod/conversations"), and then
 * for the messages of each that has something new. Archived ones come back by themselves when somebody writes in them.
 */
final class Modmail {
    private static final String PATH = "/api/mod/conversations";

    /** So many conversations are fetched in one poll, so that others have their turn. */
    private static final int AT_ONCE = 5;

    private final RedditConfig config;
    private final Api api;
    private final Watched watched;

    Modmail(RedditConfig config, Api api, Watched watched) {
        this.config = config;
        this.api = api;
        this.watched = watched;
    }

    /** A conversation as the list shows it. */
    private record Listed(String id, Instant updated) {}

    PollPage poll(AccountContext account, @Nullable String cursor, Instant since) {
        if (!watched.moderates(account)) {
            return new PollPage(List.of(), null, config.pollEvery());
        }
        ModmailMark mark = ModmailMark.of(cursor, since);
        List<Listed> page = list(account, mark);
        List<Listed> fresh =
                page.stream().filter(one -> mark.isNew(one.id(), one.updated())).toList();
        List<InboundEvent> events = new ArrayList<>();
        ModmailMark next = mark;
        for (Listed one : fresh.subList(0, Math.min(AT_ONCE, fresh.size()))) {
            events.addAll(messages(account, one.id(), mark.told(one.id())));
            next = next.handled(one.id(), one.updated());
        }
        if (fresh.size() > AT_ONCE) {
            return new PollPage(events, next.toCursor(), Duration.ZERO);
        }
        boolean more = page.size() >= Walk.MOST
                && !page.get(page.size() - 1).updated().isBefore(mark.floor())
                && !page.get(page.size() - 1).id().equals(mark.at());
        return more
                ? new PollPage(
                        events, next.goingOn(page.get(page.size() - 1).id()).toCursor(), Duration.ZERO)
                : new PollPage(events, next.done().toCursor(), config.pollEvery());
    }

    private List<Listed> list(AccountContext account, ModmailMark mark) {
        HttpCall call = api.get(PATH)
                .query("sort", "recent")
                .query("state", "all")
                .query("limit", Integer.toString(Walk.MOST))
                .named("poll modmail");
        JsonValue answer =
                api.call(account, mark.at() == null ? call : call.query("after", mark.at()), Priority.NORMAL);
        JsonValue known = answer.get("conversations");
        List<Listed> page = new ArrayList<>();
        for (JsonValue id : answer.get("conversationIds").elements()) {
            String name = id.text().orElse("");
            if (ModmailId.parse(ModmailId.conversation(name)).isPresent()) {
                page.add(new Listed(name, updated(known.get(name)).orElse(mark.floor())));
            }
        }
        return page;
    }

    private static Optional<Instant> updated(JsonValue conversation) {
        return conversation
                .instant("lastUpdated")
                .or(() -> conversation.instant("lastUserUpdate"))
                .or(() -> conversation.instant("lastModUpdate"));
    }

    private List<InboundEvent> messages(AccountContext account, String id, Instant after) {
        JsonValue answer = JsonValue.missing();
        try {
            answer = conversation(api, account, id, Priority.NORMAL);
            return ModmailReader.of(account.account().id(), answer).after(after, api.now());
        } catch (NotFound gone) {
            return List.of();
        } catch (Unreadable broken) {
            return List.of(new Unsupported(
                    account.account().id(), String.valueOf(broken.getMessage()), answer.raw(), api.now()));
        }
    }

    /** The whole conversation, which stays unread for the moderators. */
    static JsonValue conversation(Api api, AccountContext account, String id, Priority priority) {
        HttpCall call = api.get(PATH + "/" + id).query("markRead", "false").named("get conversation");
        return api.call(account, call, priority);
    }

    /** The path of a conversation. */
    static String path(String id) {
        return PATH + "/" + id;
    }
}
