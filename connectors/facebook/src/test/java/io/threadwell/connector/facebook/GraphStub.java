package io.threadwell.connector.facebook;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A Graph API with a page of its own, over real HTTP, which can fail in the ways that the real one fails. */
final class GraphStub implements ResponseDefinitionTransformerV2, AutoCloseable {
    static final String PAGE = "1001";
    static final String POST = "1001_70";
    static final String TOKEN = "page-token-of-1001";

    final MovableClock clock = new MovableClock();
    final Map<String, GraphItem> items = new LinkedHashMap<>();
    final Set<String> subscribed = new TreeSet<>();
    private final WireMockServer server;
    private int ids = 900;
    private boolean tokenDead;
    private String task = "MODERATE";
    private @Nullable ResponseDefinition next;
    private @Nullable Fault nextWrite;
    private boolean effect;

    GraphStub() {
        server = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().extensions(this).globalTemplating(false));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
        items.put(POST, new GraphItem(POST, "", "", PAGE, "News of ours", clock.instant()));
    }

    URI uri() {
        return URI.create(server.baseUrl());
    }

    WireMockServer server() {
        return server;
    }

    /** A customer writes below the page's post. */
    synchronized GraphItem comment(String parent, String author, String message) {
        String id = "70_" + ++ids;
        GraphItem item = new GraphItem(id, parent, POST, author, message, clock.advanceSeconds(1));
        items.put(id, item);
        return item;
    }

    /** The next call is answered so. */
    synchronized void answerNext(int status, String body, String... headers) {
        ResponseDefinitionBuilder builder =
                WireMock.aResponse().withStatus(status).withBody(body);
        for (int i = 0; i < headers.length; i += 2) {
            builder.withHeader(headers[i], headers[i + 1]);
        }
        next = builder.build();
    }

    /** The next write is cut off, with or without its effect. */
    synchronized void cutNextWrite(boolean afterEffect) {
        nextWrite = Fault.EMPTY_RESPONSE;
        effect = afterEffect;
    }

    synchronized void killToken() {
        tokenDead = true;
    }

    /** The person who logs in may look at the page's figures only. */
    synchronized void withoutModeration() {
        task = "ANALYZE";
    }

    @Override
    public String getName() {
        return "graph";
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        ResponseDefinition special = next;
        next = null;
        if (special != null) {
            return special;
        }
        boolean write = !request.getMethod().equals(RequestMethod.GET);
        if (write && nextWrite != null) {
            Fault fault = nextWrite;
            nextWrite = null;
            if (effect) {
                answer(request);
            }
            return WireMock.aResponse().withFault(fault).build();
        }
        return answer(request);
    }

    private ResponseDefinition answer(Request request) {
        String[] path = URI.create(request.getUrl()).getPath().split("/");
        String node = path[2];
        String edge = path.length > 3 ? path[3] : "";
        if (node.equals("oauth")) {
            return request.getBodyAsString().contains("refused")
                    ? error(400, 100, 36007)
                    : ok(JsonObject.create().put("access_token", "user-token"));
        }
        boolean known = request.getHeader("Authorization") != null;
        if (tokenDead || !known) {
            return error(401, 190, 463);
        }
        return switch (request.getMethod().getName()) {
            case "GET" -> get(request, node, edge);
            case "POST" -> post(JsonValue.parse(request.getBody()), node, edge);
            default -> delete(node, edge);
        };
    }

    private ResponseDefinition get(Request request, String node, String edge) {
        if (node.equals("me")) {
            JsonObject page = JsonObject.create().put("id", PAGE).put("name", "Our page");
            return edge.isEmpty()
                    ? ok(page)
                    : ok(list(List.of(page.put("access_token", TOKEN)
                            .put("tasks", JsonArray.create().add(task)))));
        }
        return switch (edge) {
            case "feed" -> ok(list(List.of(post(POST))));
            case "tagged", "ratings" -> ok(list(List.of()));
            case "subscribed_apps" -> {
                JsonArray fields = JsonArray.create();
                subscribed.forEach(fields::add);
                JsonObject app = JsonObject.create().put("id", "42").put("subscribed_fields", fields);
                yield ok(list(subscribed.isEmpty() ? List.of() : List.of(app)));
            }
            case "comments" -> ok(comments(node, request));
            default -> item(node, this::shown);
        };
    }

    private JsonObject post(String id) {
        return items.get(id).json().put("comments", page(below(id), 0, 25));
    }

    private JsonObject comments(String node, Request request) {
        int from = request.queryParameter("after").isPresent()
                ? Integer.parseInt(request.queryParameter("after").firstValue())
                : 0;
        return page(below(node), from, 100);
    }

    private List<GraphItem> below(String node) {
        return items.values().stream()
                .filter(item -> !item.deleted && (item.parent.equals(node) || item.post.equals(node)))
                .sorted(Comparator.comparing((GraphItem item) -> item.createdAt).reversed())
                .toList();
    }

    private static JsonObject page(List<GraphItem> all, int from, int limit) {
        int to = Math.min(all.size(), from + limit);
        JsonObject page = list(all.subList(Math.min(from, to), to).stream()
                .map(GraphItem::json)
                .toList());
        JsonObject paging =
                JsonObject.create().put("cursors", JsonObject.create().put("after", Integer.toString(to)));
        return page.put("paging", to < all.size() ? paging.put("next", "https://graph.example/next") : paging);
    }

    private JsonObject shown(GraphItem item, String id) {
        JsonObject json = JsonObject.create().put("id", id).put("can_reply_privately", item.privateReply.isEmpty());
        if (item.privateReply.isEmpty()) {
            return json;
        }
        JsonObject message = JsonObject.create()
                .put("id", "m_" + id)
                .put("message", item.privateReply)
                .put("from", JsonObject.create().put("id", PAGE))
                .put("created_time", clock.instant().toString());
        return json.put(
                "private_reply_conversation",
                JsonObject.create()
                        .put("id", "t_" + id)
                        .put("participants", list(List.of(JsonObject.create().put("id", item.author))))
                        .put("messages", list(List.of(message))));
    }

    private ResponseDefinition post(JsonValue body, String node, String edge) {
        return switch (edge) {
            case "comments" ->
                item(node, (item, id) -> {
                    GraphItem reply = comment(id, PAGE, body.text("message", ""));
                    return JsonObject.create().put("id", reply.id);
                });
            case "messages" -> privateReply(body);
            case "likes" ->
                item(node, (item, id) -> {
                    item.liked = true;
                    return success();
                });
            case "subscribed_apps" -> {
                subscribed.clear();
                body.get("subscribed_fields")
                        .elements()
                        .forEach(field -> subscribed.add(field.text().orElse("")));
                yield ok(success());
            }
            default ->
                item(node, (item, id) -> {
                    item.hidden = body.bool("is_hidden");
                    return success();
                });
        };
    }

    private ResponseDefinition privateReply(JsonValue body) {
        String id = body.at("recipient", "comment_id")
                .text()
                .orElseGet(() -> body.at("recipient", "post_id").text().orElse(""));
        GraphItem item = items.get(id);
        if (item == null) {
            return error(400, 100, 2018292);
        } else if (!item.privateReply.isEmpty()) {
            return error(400, 10900, 0);
        }
        item.privateReply = body.at("message", "text").text().orElse("");
        return ok(JsonObject.create().put("recipient_id", item.author).put("message_id", "m_" + id));
    }

    private ResponseDefinition delete(String node, String edge) {
        if (edge.equals("subscribed_apps")) {
            subscribed.clear();
            return ok(success());
        }
        return item(node, (item, id) -> {
            item.liked = false;
            item.deleted = edge.isEmpty();
            return success();
        });
    }

    private ResponseDefinition item(String id, BiFunction<GraphItem, String, JsonObject> what) {
        GraphItem item = items.get(id);
        return item == null || item.deleted ? error(404, 100, 33) : ok(what.apply(item, id));
    }

    static JsonObject list(List<JsonObject> elements) {
        JsonArray data = JsonArray.create();
        elements.forEach(data::add);
        return JsonObject.create().put("data", data);
    }

    private static JsonObject success() {
        return JsonObject.create().put("success", true);
    }

    static String errorBody(int code, int subcode) {
        JsonObject error = JsonObject.create()
                .put("message", "(#" + code + ") in words")
                .put("type", "OAuthException")
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

    private static ResponseDefinition ok(JsonObject body) {
        return WireMock.aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    /** Replies of the page with this text, below one item or anywhere. */
    synchronized List<GraphItem> replies(String message) {
        List<GraphItem> found = new ArrayList<>();
        items.values().stream()
                .filter(item -> item.author.equals(PAGE) && item.message.equals(message))
                .forEach(found::add);
        return found;
    }

    @Override
    public void close() {
        server.stop();
    }
}
