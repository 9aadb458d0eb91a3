package io.threadwell.connector.mastodon;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Posts and notifications of the fake, paged as page "Paginating through API responses" says. */
final class FakePosts {
    /** A notification. */
    record Notice(String id, JsonObject json, @Nullable FakePost post) {}

    final List<FakePost> posts = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    private final MovableClock clock;
    private final Map<String, FakePost> byKey = new ConcurrentHashMap<>();
    private long lastPost = 103_186_126_728_890_000L;
    private long lastNotice = 34_975_000L;

    FakePosts(MovableClock clock) {
        this.clock = clock;
    }

    /** Somebody writes a post; we get to know of it when it names us. */
    synchronized FakePost write(FakePerson author, String text, String visibility, @Nullable FakePost parent) {
        FakePost post = new FakePost(Long.toString(++lastPost), author, text, visibility, parent, clock.instant());
        posts.add(post);
        if (!author.equals(FakePerson.ACME) && post.mentions(FakePerson.ACME)) {
            notice("mention", author, post);
        }
        return post;
    }

    FakePost mention(String text) {
        return write(FakePerson.ANA, "@acme " + text, "public", null);
    }

    FakePost message(String text) {
        return write(FakePerson.ANA, "@acme@mastodon.example " + text, "direct", null);
    }

    synchronized Notice notice(String type, FakePerson from, @Nullable FakePost post) {
        String id = Long.toString(++lastNotice);
        JsonObject json = JsonObject.create()
                .put("id", id)
                .put("type", type)
                .put("created_at", clock.instant())
                .put("group_key", "ungrouped-" + id)
                .put("account", from.json());
        Notice notice = new Notice(id, json, post);
        notices.add(notice);
        return notice;
    }

    static JsonObject shown(Notice notice) {
        FakePost post = notice.post();
        return post == null ? notice.json() : notice.json().put("status", post.json());
    }

    synchronized long saying(String text) {
        return posts.stream()
                .filter(post -> post.author.equals(FakePerson.ACME)
                        && !post.deleted
                        && post.text().endsWith(text))
                .count();
    }

    synchronized Optional<FakePost> find(String id) {
        return posts.stream()
                .filter(post -> post.id.equals(id) && !post.deleted)
                .findFirst();
    }

    synchronized Reply answer(Call call) {
        String path = call.path();
        if (path.equals("/api/v1/notifications")) {
            List<String> types = call.query().getOrDefault("types[]", List.of());
            Stream<Notice> wanted = notices.stream()
                    .filter(one -> one.post() == null || !one.post().deleted)
                    .filter(one -> types.isEmpty()
                            || types.contains(one.json().toValue().text("type", "")));
            return page(call, wanted.toList(), Notice::id, FakePosts::shown);
        } else if (path.equals("/api/v1/accounts/" + FakePerson.ACME.id() + "/statuses")) {
            Stream<FakePost> ours = posts.stream().filter(post -> post.author.equals(FakePerson.ACME) && !post.deleted);
            return page(call, ours.toList(), post -> post.id, FakePost::json);
        } else if (path.equals("/api/v1/statuses")) {
            return create(call);
        }
        return find(call.part(2)).map(post -> of(call, post)).orElseGet(Reply::notFound);
    }

    private static <T> Reply page(Call call, List<T> all, Function<T, String> id, Function<T, JsonObject> json) {
        int limit = Integer.parseInt(call.parameter("limit").isEmpty() ? "40" : call.parameter("limit"));
        String min = call.parameter("min_id");
        String max = call.parameter("max_id");
        List<T> fitting = all.stream()
                .filter(one -> min.isEmpty() || Long.parseLong(id.apply(one)) > Long.parseLong(min))
                .filter(one -> max.isEmpty() || Long.parseLong(id.apply(one)) < Long.parseLong(max))
                .toList();
        List<T> page = new ArrayList<>(
                min.isEmpty()
                        ? fitting.subList(Math.max(0, fitting.size() - limit), fitting.size())
                        : fitting.subList(0, Math.min(limit, fitting.size())));
        page.sort(Comparator.comparing((T one) -> Long.parseLong(id.apply(one))).reversed());
        JsonArray array = JsonArray.create();
        page.forEach(one -> array.add(json.apply(one)));
        return Reply.ok(array);
    }

    /** For an hour a second post with the same key is the first one. */
    private Reply create(Call call) {
        JsonValue asked = call.json();
        String key = call.headers().getOrDefault("Idempotency-Key", "");
        FakePost before = byKey.get(key);
        if (before != null) {
            return Reply.ok(before.json());
        }
        String text = asked.text("status", "");
        if (text.isBlank() && asked.get("media_ids").isMissing()) {
            return Reply.error(422, "Validation failed: Text can't be blank");
        }
        FakePost parent = asked.text("in_reply_to_id").flatMap(this::find).orElse(null);
        FakePost post = write(FakePerson.ACME, text, asked.text("visibility", "public"), parent);
        post.warning = asked.text("spoiler_text", "");
        asked.get("media_ids").elements().forEach(id -> post.files.add(id.text().orElse("")));
        byKey.put(key, post);
        return Reply.ok(post.json());
    }

    private Reply of(Call call, FakePost post) {
        boolean ours = post.author.equals(FakePerson.ACME);
        switch (call.method() + " " + call.part(3)) {
            case "GET context" -> {
                return Reply.ok(context(post));
            }
            case "GET history" -> {
                return Reply.ok(post.history());
            }
            case "GET source" -> {
                return Reply.ok(JsonObject.create()
                        .put("id", post.id)
                        .put("text", post.text())
                        .put("spoiler_text", post.warning));
            }
            case "POST favourite" -> post.favourited = true;
            case "POST unfavourite" -> post.favourited = false;
            case "POST pin" -> {
                if (!ours || post.pinned) {
                    String taken = "Validation failed: Status has already been taken";
                    return Reply.error(422, ours ? taken : "Validation failed: Someone else's post cannot be pinned");
                }
                post.pinned = true;
            }
            case "POST unpin" -> post.pinned = false;
            case "DELETE " -> {
                if (!ours) {
                    return Reply.notFound();
                }
                post.deleted = true;
            }
            case "PUT " -> {
                post.edit(call.json().text("status", ""), clock.instant());
                post.files.retainAll(call.json().get("media_ids").elements().stream()
                        .flatMap(id -> id.text().stream())
                        .toList());
            }
            default -> {
                return Reply.ok(post.json());
            }
        }
        return Reply.ok(post.json());
    }

    private static JsonObject context(FakePost post) {
        List<FakePost> above = new ArrayList<>();
        for (FakePost one = post.parent; one != null && !one.deleted; one = one.parent) {
            above.add(0, one);
        }
        JsonArray ancestors = JsonArray.create();
        above.forEach(one -> ancestors.add(one.json()));
        return JsonObject.create().put("ancestors", ancestors).put("descendants", JsonArray.create());
    }
}
