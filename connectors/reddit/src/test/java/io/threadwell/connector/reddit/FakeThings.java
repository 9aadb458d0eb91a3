package io.threadwell.connector.reddit;

import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is written at the fake, and the lists that show it. */
final class FakeThings {
    static final String US = "AcmeCare";
    static final String ANA = "Ana_Customer";

    final List<FakeThing> things = new CopyOnWriteArrayList<>();

    /** Names that were taken out of all lists: behind them there is nothing any more. */
    final List<String> unlisted = new CopyOnWriteArrayList<>();

    private final MovableClock clock;
    private int last = 1_000;

    FakeThings(MovableClock clock) {
        this.clock = clock;
    }

    private FakeThing add(String kind, String author, String text) {
        FakeThing thing = new FakeThing(kind + "_" + Integer.toString(++last, 36), author, text, tick());
        things.add(thing);
        return thing;
    }

    /** Times are whole seconds, and several items may have one. */
    private Instant tick() {
        return last % 2 == 0 ? clock.advanceSeconds(1) : clock.instant();
    }

    FakeThing post(String author, String text) {
        return add("t3", author, text);
    }

    FakeThing comment(String author, String text, FakeThing below) {
        FakeThing comment = add("t1", author, text);
        comment.parent = below.name;
        comment.post = below.is("t3") ? below.name : below.post;
        comment.type = author.equals(US) ? "" : below.author.equals(US) ? "comment_reply" : "username_mention";
        return comment;
    }

    /** Somebody names us below a post of their own. */
    FakeThing mention(String text) {
        return comment(ANA, text, post(ANA, "which phone?"));
    }

    FakeThing message(String author, String dest, String text, @Nullable FakeThing answered) {
        FakeThing message = add("t4", author, text);
        message.dest = dest;
        message.parent = answered == null ? null : answered.name;
        message.post =
                answered == null ? null : Optional.ofNullable(answered.post).orElse(answered.name);
        return message;
    }

    Optional<FakeThing> find(String name) {
        return things.stream().filter(one -> one.name.equals(name)).findFirst();
    }

    long saying(String text) {
        return things.stream().filter(one -> one.text.equals(text)).count();
    }

    /** A list, newest first. Behind a name that it does not have it is empty. */
    Reply list(Call call, Predicate<FakeThing> which, Function<FakeThing, JsonObject> shown) {
        List<FakeThing> all = new ArrayList<>(things.stream()
                .filter(which)
                .filter(one -> !one.deleted && !unlisted.contains(one.name))
                .toList());
        all.sort(Comparator.comparing((FakeThing one) -> one.at)
                .thenComparing(one -> one.name.length())
                .thenComparing(one -> one.name)
                .reversed());
        String after = call.parameter("after");
        int from = 0;
        if (!after.isEmpty()) {
            List<String> names = all.stream().map(one -> one.name).toList();
            from = names.contains(after) ? names.indexOf(after) + 1 : all.size();
        }
        String limit = call.parameter("limit");
        int to = Math.min(all.size(), from + (limit.isEmpty() ? 25 : Integer.parseInt(limit)));
        List<FakeThing> page = all.subList(from, to);
        String next = to < all.size() && !page.isEmpty() ? page.get(page.size() - 1).name : "";
        return Reply.listing(page.stream().map(shown).toList(), next);
    }

    Reply inbox(Call call) {
        return list(call, one -> one.is("t4") ? one.dest.equals(US) : !one.type.isEmpty(), FakeThing::asMessage);
    }

    Reply sent(Call call) {
        return list(call, one -> one.is("t4") && one.author.equals(US), FakeThing::asMessage);
    }

    Reply own(Call call, String what) {
        return list(
                call,
                one -> one.author.equals(US)
                        && !one.is("t4")
                        && (what.equals("overview") || one.is(what.equals("comments") ? "t1" : "t3")),
                FakeThing::json);
    }

    Reply in(Call call, String subreddits, String kind, String words) {
        List<String> names = List.of(subreddits.split("\\+"));
        return list(
                call,
                one -> one.is(kind)
                        && (subreddits.isEmpty() || names.contains(one.subreddit))
                        && (one.title + one.text).contains(words),
                FakeThing::json);
    }

    Reply info(Call call) {
        List<String> names = List.of(call.parameter("id").split(","));
        return Reply.listing(
                things.stream()
                        .filter(one -> names.contains(one.name))
                        .map(FakeThing::json)
                        .toList(),
                "");
    }
}
