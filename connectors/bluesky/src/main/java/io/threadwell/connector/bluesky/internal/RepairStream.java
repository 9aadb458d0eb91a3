package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.PollPage;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.paging.Page;
import io.threadwell.support.paging.Pages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What notifications do not tell: posts and answers of ours that were written elsewhere, answers deep under our posts,
 * notifications that were filed far behind others, and posts that are gone from under our answers. Looks through all of the
 * last while each time, and reports what the run before did not see.
 */
final class RepairStream {
    private static final int MOST_PAGES = 10;
    private static final int MOST_THREADS = 50;

    private final Notifications notifications;
    private final Posts posts;
    private final EventReader reader;
    private final Duration interval;
    private final Duration window;
    private final InstantSource clock;

    RepairStream(
            Notifications notifications, Posts posts, EventReader reader, BlueskyConfig config, InstantSource clock) {
        this.notifications = notifications;
        this.posts = posts;
        this.reader = reader;
        this.interval = config.repairEvery();
        this.window = config.repairWindow();
        this.clock = clock;
    }

    PollPage poll(Session session, @Nullable String cursor, Instant since) {
        Instant now = clock.instant();
        RepairRun run = new RepairRun(reader, session, RepairMark.parse(cursor, since), now);
        Instant from = now.minus(window);
        List<JsonValue> ours = ourPosts(session, from);
        ours.forEach(run::ours);
        threadRoots(session, ours)
                .forEach(uri -> posts.repliesUnder(session, uri).forEach(run::reply));
        List<JsonValue> missed = run.unseen(filedSince(session, from));
        List<InboundEvent> events = new ArrayList<>(run.events());
        events.addAll(notifications.events(session, missed));
        return new PollPage(events, run.mark().toString(), interval);
    }

    /** Our own posts and answers with what they answer, newest first; what we only passed on is left out. */
    private List<JsonValue> ourPosts(Session session, Instant from) {
        List<JsonValue> ours = new ArrayList<>();
        Pages<JsonValue> pages = Pages.from(null, MOST_PAGES, cursor -> {
            JsonValue feed = posts.authorFeed(session, cursor);
            return new Page<>(feed.get("feed").elements(), feed.text("cursor").orElse(null));
        });
        for (Page<JsonValue> page : pages) {
            for (JsonValue item : page.items()) {
                boolean own = item.get("reason").isMissing()
                        && Threads.isOurs(session, item.get("post").text("uri", ""));
                if (own && !reader.indexedAt(item.get("post")).isBefore(from)) {
                    ours.add(item);
                }
            }
            boolean older = page.items().stream()
                    .filter(item -> item.get("reason").isMissing())
                    .anyMatch(item -> reader.indexedAt(item.get("post")).isBefore(from));
            if (older) {
                break;
            }
        }
        return ours;
    }

    /** The posts whose threads show all that was answered: those of ours with answers that stand under no other of ours. */
    private static List<String> threadRoots(Session session, List<JsonValue> ours) {
        return ours.stream()
                .map(item -> item.get("post"))
                .filter(post -> post.longValue("replyCount", 0) > 0)
                .filter(post -> !Threads.isOurs(
                        session, post.at("record", "reply", "root").text("uri").orElse("")))
                .flatMap(post -> post.text("uri").stream())
                .limit(MOST_THREADS)
                .toList();
    }

    private List<JsonValue> filedSince(Session session, Instant from) {
        List<JsonValue> filed = new ArrayList<>();
        for (Page<JsonValue> page : Pages.from(null, MOST_PAGES, cursor -> notifications.page(session, cursor))) {
            page.items().stream()
                    .filter(notification -> !notifications.filedAt(notification).isBefore(from))
                    .forEach(filed::add);
            if (page.items().stream()
                    .anyMatch(
                            notification -> notifications.filedAt(notification).isBefore(from))) {
                break;
            }
        }
        return filed;
    }
}
