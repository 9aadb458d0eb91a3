package io.threadwell.connector.x;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The posts of the fake, in the form of the contract. */
final class FakePosts {
    /** A post. */
    static final class Post {
        final String id;
        final String author;
        final String text;
        final @Nullable String parent;
        final @Nullable String quoted;
        final Instant at;
        boolean hidden;
        boolean liked;
        boolean deleted;
        List<String> media = List.of();

        Post(String id, String author, String text, @Nullable String parent, @Nullable String quoted, Instant at) {
            this.id = id;
            this.author = author;
            this.text = text;
            this.parent = parent;
            this.quoted = quoted;
            this.at = at;
        }
    }

    private static final long EPOCH = 1_288_834_974_657L;

    final Map<String, Post> posts = new ConcurrentHashMap<>();

    /** What X says of the links in a post, by its id. */
    final Map<String, String> entities = new ConcurrentHashMap<>();

    private final MovableClock clock;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, String> names = Map.of("501", "ana", "502", "bo", Accounts.US, "acme");

    FakePosts(MovableClock clock) {
        this.clock = clock;
    }

    /** Somebody writes a post, a second after the one before. */
    Post write(String author, String text, @Nullable String parent) {
        return write(author, text, parent, null);
    }

    Post write(String author, String text, @Nullable String parent, @Nullable String quoted) {
        Instant at = clock.advanceSeconds(1);
        String id = Long.toString(((at.toEpochMilli() - EPOCH) << 22) + count.incrementAndGet());
        Post post = new Post(id, author, text, parent, quoted, at);
        posts.put(id, post);
        return post;
    }

    List<Post> saying(String text) {
        return posts.values().stream().filter(post -> post.text.equals(text)).toList();
    }

    Reply answer(Call call) {
        return switch (call.method() + " " + call.part(0) + " " + call.part(2)) {
            case "GET users mentions" -> list(call, post -> !post.author.equals(Accounts.US));
            case "GET users tweets" -> list(call, post -> post.author.equals(Accounts.US));
            case "GET tweets recent" -> list(call, post -> !post.author.equals(Accounts.US));
            case "GET tweets " -> one(call.part(1));
            case "POST tweets " -> create(call.json());
            case "DELETE tweets " -> delete(call.part(1));
            case "PUT tweets hidden" -> hide(call);
            case "POST users likes", "DELETE users likes" -> like(call);
            default -> Reply.of(404, "{\"title\":\"Not Found\",\"type\":\"about:blank\",\"status\":404}");
        };
    }

    private Reply list(Call call, Predicate<Post> which) {
        long since = Long.parseLong(call.parameter("since_id"));
        String token = call.parameter("pagination_token");
        List<Post> found = posts.values().stream()
                .filter(which)
                .filter(post -> Long.parseLong(post.id) > since)
                .filter(post -> token.isEmpty() || Long.parseLong(post.id) < Long.parseLong(token))
                .sorted(Comparator.comparing((Post post) -> Long.parseLong(post.id))
                        .reversed())
                .toList();
        int most = Math.min(15, Integer.parseInt(call.parameter("max_results")));
        List<Post> page = found.subList(0, Math.min(most, found.size()));
        JsonObject meta = JsonObject.create().put("result_count", page.size());
        if (!page.isEmpty()) {
            meta.put("newest_id", page.get(0).id).put("oldest_id", page.get(page.size() - 1).id);
        }
        if (page.size() < found.size()) {
            meta.put("next_token", page.get(page.size() - 1).id);
        }
        JsonObject answer = JsonObject.create().put("meta", meta);
        return Reply.ok(page.isEmpty() ? answer : answer.put("data", data(page)).put("includes", includes(page)));
    }

    private Reply one(String id) {
        Post post = posts.get(id);
        return post == null || post.deleted
                ? Reply.notFound("tweet", id)
                : Reply.ok(JsonObject.create().put("data", json(post)).put("includes", includes(List.of(post))));
    }

    private JsonArray data(List<Post> page) {
        JsonArray data = JsonArray.create();
        page.forEach(post -> data.add(json(post)));
        return data;
    }

    JsonObject json(Post post) {
        JsonObject json = JsonObject.create()
                .put("id", post.id)
                .put("text", post.text)
                .put("author_id", post.author)
                .put("conversation_id", top(post).id)
                .put("created_at", post.at.truncatedTo(ChronoUnit.SECONDS))
                .put("edit_history_post_ids", List.of(post.id))
                .put("lang", "en");
        if (entities.containsKey(post.id)) {
            json.put("entities", JsonValue.parse(entities.get(post.id)));
        }
        JsonArray references = JsonArray.create();
        if (post.parent != null) {
            references.add(reference("replied_to", post.parent));
            Post above = posts.get(post.parent);
            if (above != null) {
                json.put("in_reply_to_user_id", above.author);
            }
        }
        if (post.quoted != null) {
            references.add(reference("quoted", post.quoted));
        }
        return references.isEmpty() ? json : json.put("referenced_posts", references);
    }

    /** As the filtered stream sends it, to the accounts whose rules it matches. */
    String line(Post post, String... accounts) {
        JsonArray rules = JsonArray.create();
        for (String account : accounts) {
            rules.add(JsonObject.create().put("id", "120897978112909812").put("tag", "threadwell:" + account));
        }
        return JsonObject.create()
                .put("data", json(post))
                .put("includes", includes(List.of(post)))
                .put("matching_rules", rules)
                .toString();
    }

    private static JsonObject reference(String type, String id) {
        return JsonObject.create().put("type", type).put("id", id);
    }

    private Post top(Post post) {
        Post above = post.parent == null ? null : posts.get(post.parent);
        return above == null ? post : top(above);
    }

    JsonObject includes(List<Post> page) {
        JsonArray users = JsonArray.create();
        page.stream()
                .map(post -> post.author)
                .distinct()
                .forEach(author -> users.add(JsonObject.create()
                        .put("id", author)
                        .put("name", "Name of " + author)
                        .put("username", names.getOrDefault(author, "user" + author))));
        JsonArray above = JsonArray.create();
        for (Post post : new ArrayList<>(page)) {
            Post parent = post.parent == null ? null : posts.get(post.parent);
            if (parent != null) {
                above.add(json(parent));
            }
        }
        JsonObject includes = JsonObject.create().put("users", users);
        return above.isEmpty() ? includes : includes.put("posts", above);
    }

    /** As X does, the handles of those who are answered stand before the text. */
    private Reply create(JsonValue body) {
        String parent = body.at("reply", "in_reply_to_tweet_id").text().orElse(null);
        String quoted = body.text("quote_tweet_id").orElse(null);
        Post post = write(Accounts.US, body.text("text", ""), parent, quoted);
        post.media = body.at("media", "media_ids").elements().stream()
                .flatMap(id -> id.text().stream())
                .toList();
        return Reply.created(JsonObject.create()
                .put("data", JsonObject.create().put("id", post.id).put("text", post.text)));
    }

    private Reply delete(String id) {
        Post post = posts.get(id);
        if (post != null) {
            post.deleted = true;
        }
        return Reply.ok(JsonObject.create().put("data", JsonObject.create().put("deleted", true)));
    }

    private Reply hide(Call call) {
        Post post = posts.get(call.part(1));
        boolean hidden = call.json().bool("hidden");
        post.hidden = hidden;
        return Reply.ok(JsonObject.create().put("data", JsonObject.create().put("hidden", hidden)));
    }

    private Reply like(Call call) {
        boolean liked = call.method().equals("POST");
        posts.get(liked ? call.json().text("tweet_id", "") : call.part(3)).liked = liked;
        return Reply.ok(JsonObject.create().put("data", JsonObject.create().put("liked", liked)));
    }
}
