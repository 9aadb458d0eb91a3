package io.threadwell.connector.linkedin;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Posts and comments of the fake, in the form of the pages "Comments API" and "Posts API". */
final class FakeComments {
    /** A comment. */
    static final class Comment {
        final String id;
        final String thread;
        final String actor;
        final @Nullable String parent;
        final Instant at;
        String text;
        Instant changed;
        boolean deleted;

        Comment(String id, String thread, String actor, @Nullable String parent, String text, Instant at) {
            this.id = id;
            this.thread = thread;
            this.actor = actor;
            this.parent = parent;
            this.text = text;
            this.at = at;
            this.changed = at;
        }

        String urn() {
            return "urn:li:comment:(" + thread + "," + id + ")";
        }
    }

    /** A post; comments stand under its activity, whatever it is called itself. */
    record Post(String urn, String activity, String author, String commentary, Instant at) {}

    private static final int MOST_IN_A_PAGE = 25;
    private static final Pattern COMMENT = Pattern.compile("urn:li:comment:\\((urn:li:activity:[0-9]+),([0-9]+)\\)");

    final Map<String, Comment> comments = new ConcurrentHashMap<>();
    final Map<String, Post> posts = new ConcurrentHashMap<>();
    final Set<String> liked = new TreeSet<>();

    private final MovableClock clock;
    private long count = 7_094_637_247_490_000_000L;

    FakeComments(MovableClock clock) {
        this.clock = clock;
    }

    synchronized Post post(String author, String commentary) {
        count += 10;
        Post post = new Post(
                "urn:li:share:" + count, "urn:li:activity:" + (count + 1), author, commentary, clock.advanceSeconds(1));
        posts.put(post.urn(), post);
        return post;
    }

    Comment write(Post post, String actor, @Nullable Comment parent, String text) {
        return write(post.activity(), actor, parent == null ? null : parent.urn(), text);
    }

    private synchronized Comment write(String thread, String actor, @Nullable String parent, String text) {
        count += 10;
        Comment comment = new Comment(Long.toString(count), thread, actor, parent, text, clock.advanceSeconds(1));
        comments.put(comment.urn(), comment);
        return comment;
    }

    long saying(String text) {
        return comments.values().stream()
                .filter(one -> !one.deleted && one.text.equals(text))
                .count();
    }

    /** @param path behind {@code /rest/socialActions/}, decoded */
    Reply answer(Call call, String path) {
        int end = path.lastIndexOf("/comments");
        String above = path.substring(0, end);
        String id = path.substring(end + "/comments".length());
        if (id.isEmpty()) {
            return call.method().equals("POST") ? create(call, above) : list(call, above);
        }
        Comment comment = comments.get("urn:li:comment:(" + above + "," + id.substring(1) + ")");
        if (comment == null || comment.deleted) {
            return Reply.notFound();
        }
        return switch (call.method()) {
            case "GET" -> Reply.ok(json(comment));
            case "DELETE" -> delete(call, comment);
            default -> edit(call, comment);
        };
    }

    private Reply create(Call call, String above) {
        JsonValue body = call.json();
        String thread = thread(above);
        String parent = body.text("parentComment").orElse(null);
        boolean nested = COMMENT.matcher(above).matches();
        boolean good = body.text("actor", "").equals(Accounts.OUR_URN)
                && thread.equals(thread(body.text("object", "")))
                && (nested ? above.equals(parent) : parent == null)
                && body.get("content").isMissing();
        if (!good || (parent != null && nestedTooDeep(parent))) {
            return Reply.error(400, 0, "INVALID_VALUE", "Invalid value for field; wrong input");
        }
        Comment comment = write(
                thread,
                Accounts.OUR_URN,
                parent,
                body.at("message", "text").text().orElse(""));
        return new Reply(201, json(comment).toBytes(), Map.of("x-restli-id", comment.id));
    }

    private boolean nestedTooDeep(String parent) {
        Comment comment = comments.get(parent);
        return comment == null || comment.parent != null;
    }

    /** A share and its activity are one. */
    private String thread(String urn) {
        Matcher comment = COMMENT.matcher(urn);
        if (comment.matches()) {
            return comment.group(1);
        }
        Post post = posts.get(urn);
        return post == null ? urn : post.activity();
    }

    private static Reply delete(Call call, Comment comment) {
        if (!call.parameter("actor").equals(Accounts.OUR_URN)) {
            return Reply.error(403, 100, "ACCESS_DENIED", "Not enough permissions to access: DELETE");
        }
        comment.deleted = true;
        return Reply.nothing(204);
    }

    private Reply edit(Call call, Comment comment) {
        boolean partial = "PARTIAL_UPDATE".equals(call.headers().get("X-RestLi-Method"));
        String text = call.json().at("patch", "message", "$set", "text").text().orElse("");
        if (!partial || text.isEmpty() || !call.parameter("actor").equals(comment.actor)) {
            return Reply.error(400, 0, "INVALID_VALUE", "No method, no text or another actor");
        }
        comment.text = text;
        comment.changed = clock.advanceSeconds(5);
        return Reply.ok(json(comment));
    }

    private Reply list(Call call, String above) {
        boolean answers = COMMENT.matcher(above).matches();
        String thread = thread(above);
        if (!answers
                && posts.values().stream().noneMatch(post -> post.activity().equals(thread))) {
            return Reply.notFound();
        }
        Predicate<Comment> here =
                answers ? one -> above.equals(one.parent) : one -> one.parent == null && one.thread.equals(thread);
        List<Comment> all = comments.values().stream()
                .filter(one -> !one.deleted)
                .filter(here)
                .sorted(Comparator.comparing((Comment one) -> one.id))
                .toList();
        return page(call, all.stream().map(this::json).toList());
    }

    Reply posts(Call call) {
        List<JsonObject> all = posts.values().stream()
                .filter(post -> post.author().equals(call.parameter("author")))
                .sorted(Comparator.comparing(Post::at).reversed())
                .map(FakeComments::json)
                .toList();
        return page(call, all);
    }

    Reply post(String urn) {
        Post post = posts.get(urn);
        return post == null ? Reply.notFound() : Reply.ok(json(post));
    }

    /** A page of a list, with a link to the next where there is one (page "Pagination"). */
    static Reply page(Call call, List<JsonObject> all) {
        int start = Integer.parseInt(call.parameter("start"));
        int count = Math.min(MOST_IN_A_PAGE, Integer.parseInt(call.parameter("count")));
        List<JsonObject> shown = all.subList(Math.min(start, all.size()), Math.min(start + count, all.size()));
        JsonArray elements = JsonArray.create();
        shown.forEach(elements::add);
        JsonArray links = JsonArray.create();
        if (start + shown.size() < all.size()) {
            links.add(JsonObject.create().put("rel", "next").put("href", "/rest/more"));
        }
        return Reply.ok(JsonObject.create()
                .put(
                        "paging",
                        JsonObject.create()
                                .put("start", start)
                                .put("count", count)
                                .put("links", links))
                .put("elements", elements));
    }

    static JsonObject json(Post post) {
        return JsonObject.create()
                .put("id", post.urn())
                .put("author", post.author())
                .put("commentary", post.commentary())
                .put("visibility", "PUBLIC")
                .put("lifecycleState", "PUBLISHED")
                .put("createdAt", post.at().toEpochMilli())
                .put("publishedAt", post.at().toEpochMilli())
                .put("lastModifiedAt", post.at().toEpochMilli());
    }

    JsonObject json(Comment comment) {
        long answers = comments.values().stream()
                .filter(one -> !one.deleted && comment.urn().equals(one.parent))
                .count();
        JsonObject json = JsonObject.create()
                .put("$URN", comment.urn())
                .put("commentUrn", comment.urn())
                .put("id", comment.id)
                .put("actor", comment.actor)
                .put("object", comment.thread)
                .put(
                        "message",
                        JsonObject.create().put("attributes", new ArrayList<>()).put("text", comment.text))
                .put("created", stamp(comment.actor, comment.at))
                .put("lastModified", stamp(comment.actor, comment.changed));
        if (comment.parent != null) {
            json.put("parentComment", comment.parent);
        }
        return answers == 0
                ? json
                : json.put("commentsSummary", JsonObject.create().put("totalFirstLevelComments", answers));
    }

    private static JsonObject stamp(String actor, Instant at) {
        return JsonObject.create().put("actor", actor).put("time", at.toEpochMilli());
    }

    Reply react(Call call, String path) {
        if (call.method().equals("POST")) {
            String root = call.json().text("root", "");
            boolean good = call.parameter("actor").equals(Accounts.OUR_URN)
                    && call.json().text("reactionType", "").equals("LIKE");
            if (!good) {
                return Reply.error(400, 0, "INVALID_VALUE", "wrong reaction");
            }
            return liked.add(root) ? Reply.of(201, "{\"reactionType\":\"LIKE\"}") : Reply.error(409, 0, "CONFLICT", "");
        }
        String entity = path.replaceFirst("^\\(actor:" + Accounts.OUR_URN + ",entity:", "");
        return liked.remove(entity.substring(0, entity.length() - 1)) ? Reply.nothing(204) : Reply.notFound();
    }
}
