package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.NotFound;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks for answers among what the account wrote, by what they answer, what they say and when they came. */
final class Written {
    /** Items are dated by another clock than ours, in whole seconds. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final int MOST_PAGES = 10;

    private final Api api;
    private final Lists lists;
    private final Lookups lookups;

    Written(Api api, Lists lists, Lookups lookups) {
        this.api = api;
        this.lists = lists;
        this.lookups = lookups;
    }

    /** An answer below an item. The thread of a private message is known by its first message, too. */
    FindResult<Thing> below(AccountContext account, String name, OutboundMessage message, Instant since) {
        String text = message.content().text();
        if (Destination.isPublic(name)) {
            HttpCall comments = lists.own(account, "comments");
            return look(
                    account,
                    comments,
                    since,
                    one -> one.parent().filter(name::equals).isPresent() && Texts.same(text, one.written()));
        }
        String counterpart = message.target().counterpart();
        return look(account, sent(), since, one -> {
            String parent = one.parent().orElse(null);
            boolean there = name.equals(parent)
                    || one.conversation().equals(name)
                    || (counterpart != null && (counterpart.equals(parent) || counterpart.equals(one.conversation())));
            return there && Texts.same(text, one.written());
        });
    }

    /** A message of its own to whoever wrote a public item. */
    FindResult<Thing> toWriter(AccountContext account, String name, String text, Instant since) {
        String writer;
        try {
            writer = lookups.writer(account, name);
        } catch (NotFound gone) {
            writer = null;
        }
        return message(account, writer, text, since);
    }

    /** A message of its own to a person; to anybody where the person is not known any more. */
    FindResult<Thing> message(AccountContext account, @Nullable String person, String text, Instant since) {
        return look(
                account,
                sent(),
                since,
                one -> one.conversation().equals(one.name())
                        && (person == null || Names.same(person, one.dest()))
                        && Texts.same(text, one.written()));
    }

    private HttpCall sent() {
        return api.get("/message/sent");
    }

    private FindResult<Thing> look(AccountContext account, HttpCall list, Instant since, Predicate<Thing> isIt) {
        HttpCall call = list.query("limit", Integer.toString(Walk.MOST)).named("look for answer");
        String after = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonValue data = api.call(account, after == null ? call : call.query("after", after), Priority.CUSTOMER)
                    .get("data");
            List<JsonValue> children = data.get("children").elements();
            for (JsonValue child : children) {
                Thing thing = thing(child);
                if (thing != null && thing.at().isBefore(since.minus(SKEW))) {
                    return new FindResult.Absent<>();
                } else if (thing != null && isIt.test(thing)) {
                    return new FindResult.Found<>(thing);
                }
            }
            String next = data.text("after").orElse(null);
            if (children.isEmpty() && after != null) {
                break;
            } else if (next == null || Objects.equals(next, after)) {
                return new FindResult.Absent<>();
            }
            after = next;
        }
        return new FindResult.CannotTell<>("the list does not lead back far enough");
    }

    private static @Nullable Thing thing(JsonValue json) {
        try {
            return Thing.of(json);
        } catch (Unreadable broken) {
            return null;
        }
    }
}
