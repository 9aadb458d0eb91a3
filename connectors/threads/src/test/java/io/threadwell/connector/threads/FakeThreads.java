package io.threadwell.connector.threads;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.MovableClock;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A Threads API with a profile of our own, over real HTTP, which answers and fails as Meta's pages show. */
final class FakeThreads implements ResponseDefinitionTransformerV2, AutoCloseable {
    static final String USER = "7001";
    static final String USERNAME = "ourshop";
    static final String POST = "18001";
    static final String TOKEN = "long-lived-token-of-7001";

    final MovableClock clock = new MovableClock();
    final Map<String, FakeItem> items = new LinkedHashMap<>();
    /** What containers were made of, by id. */
    final Map<String, Map<String, String>> containers = new LinkedHashMap<>();
    /** What becomes of containers; those that are not named are finished. */
    final Map<String, String> states = new HashMap<>();

    private final WireMockServer server;
    private int ids = 900;
    private boolean tokenDead;
    private boolean listsLag;
    private String mediaState = "FINISHED";
    private long repliesUsed;
    private @Nullable ResponseDefinition next;
    private @Nullable ResponseDefinition nextPublication;
    private @Nullable ResponseDefinition conversations;
    private boolean cut;
    private boolean effect;

    FakeThreads() {
        server = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().extensions(this).globalTemplating(false));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        items.put(POST, new FakeItem(POST, "", "", USERNAME, "News of ours", clock.instant()));
    }

    URI uri() {
        return URI.create(server.baseUrl());
    }

    WireMockServer server() {
        return server;
    }

    /** Somebody replies to an item, a second after what was before. */
    synchronized FakeItem reply(String parent, String username, String text) {
        FakeItem above = items.get(parent);
        String root = above == null ? parent : above.root.isEmpty() ? above.id : above.root;
        FakeItem item = new FakeItem("18" + ++ids, root, parent, username, text, clock.advanceSeconds(1));
        items.put(item.id, item);
        return item;
    }

    /** Somebody, or we, write a post. */
    synchronized FakeItem post(String username, String text) {
        FakeItem item = new FakeItem("18" + ++ids, "", "", username, text, clock.advanceSeconds(1));
        items.put(item.id, item);
        return item;
    }

    /** The next call is answered so. */
    synchronized void answerNext(int status, String body) {
        next = WireMock.aResponse().withStatus(status).withBody(body).build();
    }

    /** The next publication is answered so, and does nothing. */
    synchronized void answerPublication(int status, String body) {
        nextPublication = WireMock.aResponse().withStatus(status).withBody(body).build();
    }

    /** What stands below posts is answered so from now on; 0 to answer it again. */
    synchronized void answerConversations(int status, String body) {
        conversations = status == 0
                ? null
                : WireMock.aResponse().withStatus(status).withBody(body).build();
    }

    /** The next publication is cut off, with or without its effect. */
    synchronized void cutPublication(boolean afterEffect) {
        cut = true;
        effect = afterEffect;
    }

    synchronized void killToken() {
        tokenDead = true;
    }

    /** The lists do not show what is new. */
    synchronized void lag() {
        listsLag = true;
    }

    /** What becomes of containers with media from now on. */
    synchronized void mediaAre(String state) {
        mediaState = state;
        containers.keySet().forEach(id -> states.put(id, state));
    }

    synchronized void used(long replies) {
        repliesUsed = replies;
    }

    synchronized List<FakeItem> ours(String text) {
        return items.values().stream()
                .filter(item -> item.username.equals(USERNAME) && item.text.equals(text))
                .toList();
    }

    @Override
    public String getName() {
        return "threads";
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        ResponseDefinition special = next;
        next = null;
        if (special != null) {
            return special;
        }
        if (cut
                && request.getUrl().contains("threads_publish")
                && request.getMethod().getName().equals("POST")) {
            cut = false;
            if (effect) {
                answer(request);
            }
            return WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE).build();
        }
        return answer(request);
    }

    private ResponseDefinition answer(Request request) {
        String[] path = URI.create(request.getUrl()).getPath().split("/");
        if (path[1].equals("oauth")) {
            return form(request).get("code").contains("refused")
                    ? refusedCode()
                    : ok(JsonObject.create().put("access_token", "short").put("user_id", 7001));
        } else if (path[1].endsWith("access_token")) {
            return token(request);
        }
        if (tokenDead || request.getHeader("Authorization") == null) {
            return error(401, 190, 463);
        }
        String edge = path.length > 3 ? path[3] : "";
        if (!Documented.allows(request, path[2].equals(USER), edge)) {
            return error(400, 100, 0);
        }
        return switch (request.getMethod().getName()) {
            case "GET" -> get(request, path[2], edge);
            case "POST" -> post(form(request), path[2], edge);
            default -> delete(path[2]);
        };
    }

    private ResponseDefinition token(Request request) {
        String given = request.queryParameter("access_token").firstValue();
        return tokenDead
                ? error(401, 190, 463)
                : ok(JsonObject.create()
                        .put("access_token", given.equals("short") ? TOKEN : given + "-renewed")
                        .put("token_type", "bearer")
                        .put("expires_in", 5_183_944));
    }

    private ResponseDefinition get(Request request, String node, String edge) {
        return switch (edge) {
            case "threads" -> list(request, item -> item.root.isEmpty() && item.username.equals(USERNAME));
            case "replies" ->
                node.equals(USER)
                        ? list(request, item -> !item.root.isEmpty() && item.username.equals(USERNAME))
                        : list(request, item -> item.parent.equals(node));
            case "conversation" ->
                conversations != null ? conversations : list(request, item -> item.root.equals(node));
            case "mentions" -> list(request, item -> item.text.contains("@" + USERNAME));
            case "pending_replies" -> pending(request, node);
            case "threads_publishing_limit" -> ok(limit());
            default -> one(node);
        };
    }

    private JsonObject limit() {
        JsonObject config = JsonObject.create().put("quota_total", 1000).put("quota_duration", 86400);
        JsonObject usage = JsonObject.create().put("reply_quota_usage", repliesUsed);
        return JsonObject.create().put("data", JsonArray.create().add(usage.put("reply_config", config)));
    }

    private ResponseDefinition one(String node) {
        if (node.equals("me")) {
            return ok(JsonObject.create()
                    .put("id", USER)
                    .put("username", USERNAME)
                    .put("name", "Our shop"));
        } else if (containers.containsKey(node)) {
            String state = states.getOrDefault(node, "FINISHED");
            JsonObject container = JsonObject.create().put("id", node).put("status", state);
            return ok(state.equals("ERROR") ? container.put("error_message", "FAILED_DOWNLOADING_VIDEO") : container);
        }
        FakeItem item = items.get(node);
        return item == null || item.deleted ? error(400, 100, 33) : ok(json(item));
    }

    private JsonObject json(FakeItem item) {
        return item.json(items.values().stream().anyMatch(other -> other.isShown() && other.parent.equals(item.id)));
    }

    private ResponseDefinition list(Request request, Predicate<FakeItem> which) {
        long since = request.queryParameter("since").isPresent()
                ? Long.parseLong(request.queryParameter("since").firstValue())
                : 0;
        Instant from = Instant.ofEpochSecond(since);
        return page(request, item -> !listsLag && item.isShown() && !item.writtenAt.isBefore(from) && which.test(item));
    }

    private ResponseDefinition pending(Request request, String post) {
        List<FakeItem> held = items.values().stream()
                .filter(item -> item.root.equals(post) && !item.approval.isEmpty())
                .toList();
        return held.isEmpty()
                ? error(400, 100, 0)
                : page(request, item -> held.contains(item) && !item.approval.equals("APPROVED"));
    }

    /** As Meta shows them, pages have cursors and no {@code next}. */
    private ResponseDefinition page(Request request, Predicate<FakeItem> which) {
        List<FakeItem> all = items.values().stream()
                .filter(which)
                .sorted(Comparator.comparing((FakeItem item) -> item.writtenAt).reversed())
                .toList();
        int from = request.queryParameter("after").isPresent()
                ? Integer.parseInt(request.queryParameter("after").firstValue())
                : 0;
        int to = Math.min(all.size(), from + 10);
        JsonArray data = JsonArray.create();
        all.subList(Math.min(from, to), to).forEach(item -> data.add(json(item)));
        JsonObject page = JsonObject.create().put("data", data);
        JsonObject cursors =
                JsonObject.create().put("before", Integer.toString(from)).put("after", Integer.toString(to));
        return ok(data.isEmpty() ? page : page.put("paging", JsonObject.create().put("cursors", cursors)));
    }

    private ResponseDefinition post(Map<String, String> form, String node, String edge) {
        return switch (edge) {
            case "threads" -> container(form);
            case "threads_publish" -> publish(form.getOrDefault("creation_id", ""));
            case "manage_reply" -> moderate(node, item -> item.hidden = Boolean.parseBoolean(form.get("hide")));
            case "manage_pending_reply" ->
                moderate(
                        node,
                        item -> item.approval = Boolean.parseBoolean(form.get("approve")) ? "APPROVED" : "IGNORED");
            default -> error(400, 100, 0);
        };
    }

    private ResponseDefinition container(Map<String, String> form) {
        String answered = form.get("reply_to_id");
        if (answered != null && (!items.containsKey(answered) || items.get(answered).deleted)) {
            return error(400, 24, 0);
        }
        String id = "19" + ++ids;
        containers.put(id, form);
        states.put(id, "TEXT".equals(form.get("media_type")) ? "FINISHED" : mediaState);
        return ok(JsonObject.create().put("id", id));
    }

    /** A container that was published before gives the same item again. */
    private ResponseDefinition publish(String container) {
        ResponseDefinition special = nextPublication;
        nextPublication = null;
        if (special != null) {
            return special;
        }
        Map<String, String> form = containers.get(container);
        if (form == null || !"FINISHED".equals(states.get(container))) {
            return error(400, 24, 4_279_009);
        }
        FakeItem item = reply(form.get("reply_to_id"), USERNAME, form.getOrDefault("text", ""));
        states.put(container, "PUBLISHED");
        repliesUsed++;
        return ok(JsonObject.create().put("id", item.id));
    }

    private ResponseDefinition moderate(String id, Consumer<FakeItem> what) {
        FakeItem item = items.get(id);
        if (item == null) {
            return error(400, 100, 33);
        }
        what.accept(item);
        return ok(JsonObject.create().put("success", true));
    }

    private ResponseDefinition delete(String id) {
        FakeItem item = items.get(id);
        if (item == null || item.deleted) {
            return error(400, 100, 33);
        } else if (!item.username.equals(USERNAME)) {
            return error(403, 10, 0);
        }
        item.deleted = true;
        return ok(JsonObject.create().put("success", true).put("deleted_id", id));
    }

    static Map<String, String> form(Request request) {
        Map<String, String> form = new HashMap<>();
        WebhookRequest.parseQuery(request.getBodyAsString()).forEach((name, values) -> form.put(name, values.get(0)));
        return form;
    }

    static String errorBody(int code, int subcode) {
        JsonObject error = JsonObject.create()
                .put("message", "(#" + code + ") in words")
                .put("type", "THApiException")
                .put("code", code);
        return JsonObject.create()
                .put("error", subcode == 0 ? error : error.put("error_subcode", subcode))
                .toString();
    }

    private static ResponseDefinition error(int status, int code, int subcode) {
        return WireMock.aResponse()
                .withStatus(status)
                .withBody(errorBody(code, subcode))
                .build();
    }

    /** Page "Get Access Tokens and Permissions", "Sample Rejected Response". */
    private static ResponseDefinition refusedCode() {
        JsonObject refused = JsonObject.create()
                .put("error_type", "OAuthException")
                .put("code", 400)
                .put("error_message", "Matching code was not found or was already used");
        return WireMock.aResponse().withStatus(400).withBody(refused.toString()).build();
    }

    private static ResponseDefinition ok(JsonObject body) {
        return WireMock.aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    /** The kinds of calls that were made, oldest first: method and edge. */
    List<String> calls() {
        List<String> calls = new ArrayList<>();
        server.getAllServeEvents().forEach(event -> {
            String path = URI.create(event.getRequest().getUrl()).getPath();
            calls.add(0, event.getRequest().getMethod() + " " + path.substring(path.lastIndexOf('/') + 1));
        });
        return calls;
    }

    @Override
    public void close() {
        server.stop();
    }
}
