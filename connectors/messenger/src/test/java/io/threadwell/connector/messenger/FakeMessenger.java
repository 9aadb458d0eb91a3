package io.threadwell.connector.messenger;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A Graph API with a page of ours, over real HTTP, which can fail in the ways that the real one fails. */
final class FakeMessenger implements ResponseDefinitionTransformerV2, AutoCloseable {
    final MovableClock clock = new MovableClock();
    /** What was written in conversations, the oldest first. */
    final List<Written> written = new ArrayList<>();
    /** What was taken, in order: messages, signs and turns, each with the edge it came to as {@code edge}. */
    final List<JsonValue> taken = new ArrayList<>();
    /** Files that were brought, as they came. */
    final List<String> brought = new ArrayList<>();

    final Set<String> subscribed = new TreeSet<>();
    /** True when the page takes no more responses, as after a day. */
    boolean late;

    private final WireMockServer server;
    private boolean tokenDead;
    private String task = "MESSAGING";
    private @Nullable ResponseDefinition next;
    private boolean cut;
    private boolean effect;

    FakeMessenger() {
        server = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().extensions(this).globalTemplating(false));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    }

    URI uri() {
        return URI.create(server.baseUrl());
    }

    WireMockServer server() {
        return server;
    }

    /** The next call is answered so. */
    synchronized void answerNext(int status, String body, String... headers) {
        ResponseDefinitionBuilder answer =
                WireMock.aResponse().withStatus(status).withBody(body);
        for (int i = 0; i < headers.length; i += 2) {
            answer.withHeader(headers[i], headers[i + 1]);
        }
        next = answer.build();
    }

    /** The next write is cut off, with or without its effect. */
    synchronized void cutNextWrite(boolean afterEffect) {
        cut = true;
        effect = afterEffect;
    }

    synchronized void killToken() {
        tokenDead = true;
    }

    /** The person who logs in may look at the page's figures only. */
    synchronized void withoutMessaging() {
        task = "ANALYZE";
    }

    /** Somebody writes to the page, or the page to them, a second after what was last written. */
    synchronized Written write(String person, boolean ours, JsonObject message) {
        Written one = new Written("m_" + (900 + written.size()), person, ours, message, clock.advanceSeconds(1));
        written.add(one);
        return one;
    }

    synchronized Written write(String person, String words) {
        return write(person, false, JsonObject.create().put("message", words));
    }

    /** How often a text was taken from us. */
    synchronized int saying(String words) {
        return (int) written.stream()
                .filter(one -> one.ours()
                        && one.message().toValue().text("message", "").equals(words))
                .count();
    }

    @Override
    public String getName() {
        return "messenger";
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(RequestMethod.GET)) {
            // A page has two looks at conversations in a second: here a look takes longer than that.
            clock.advanceSeconds(2);
        }
        ResponseDefinition special = next;
        next = null;
        if (special != null) {
            return special;
        }
        if (cut && !request.getMethod().equals(RequestMethod.GET)) {
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
        if (path[1].equals("files")) {
            return path[2].equals("gone")
                    ? WireMock.aResponse().withStatus(404).build()
                    : WireMock.aResponse()
                            .withHeader("Content-Type", "image/png; q=1")
                            .withBody("a picture")
                            .build();
        }
        String node = path[2];
        String edge = path.length > 3 ? path[3] : "";
        if (node.equals("oauth")) {
            return request.getBodyAsString().contains("refused")
                    ? error(400, 100, 36007)
                    : ok(JsonObject.create().put("access_token", "user-token"));
        }
        if (tokenDead || request.getHeader("Authorization") == null) {
            return error(401, 190, 463);
        }
        return switch (request.getMethod().getName()) {
            case "GET" -> get(request, node, edge);
            case "POST" -> post(request, edge);
            default -> {
                subscribed.clear();
                yield ok(success());
            }
        };
    }

    private ResponseDefinition get(Request request, String node, String edge) {
        if (node.equals("me")) {
            JsonObject page = JsonObject.create().put("id", Accounts.PAGE).put("name", "Our page");
            return edge.isEmpty()
                    ? ok(page)
                    : ok(list(List.of(page.put("access_token", Accounts.TOKEN)
                            .put("tasks", JsonArray.create().add(task)))));
        }
        return switch (edge) {
            case "subscribed_apps" -> ok(apps());
            case "conversations" -> ok(conversations(request));
            case "messages" -> ok(messages(node.substring(2), number(request, "after"), 50));
            default ->
                node.equals(Accounts.ANA)
                        ? ok(JsonObject.create()
                                .put("id", node)
                                .put("first_name", "Ana")
                                .put("last_name", "Silva"))
                        : error(400, 100, 2018218);
        };
    }

    private JsonObject apps() {
        JsonArray fields = JsonArray.create();
        subscribed.forEach(fields::add);
        JsonObject app = JsonObject.create().put("id", "42").put("subscribed_fields", fields);
        return list(subscribed.isEmpty() ? List.of() : List.of(app));
    }

    /** One conversation with each person, the last touched first, two in a part. */
    private JsonObject conversations(Request request) {
        Set<String> people = new LinkedHashSet<>();
        for (int i = written.size() - 1; i >= 0; i--) {
            people.add(written.get(i).person());
        }
        if (request.queryParameter("user_id").isPresent()) {
            people.removeIf(
                    person -> !person.equals(request.queryParameter("user_id").firstValue()));
        }
        List<JsonObject> all = people.stream()
                .map(person -> JsonObject.create()
                        .put("id", "t_" + person)
                        .put("updated_time", latest(person).at().toString())
                        .put("messages", messages(person, 0, 20)))
                .toList();
        return part(all, number(request, "after"), 2);
    }

    private Written latest(String person) {
        return written.stream()
                .filter(one -> one.person().equals(person))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private JsonObject messages(String person, int from, int limit) {
        List<JsonObject> all = new ArrayList<>();
        for (int i = written.size() - 1; i >= 0; i--) {
            if (written.get(i).person().equals(person)) {
                all.add(written.get(i).json());
            }
        }
        return part(all, from, limit);
    }

    private static int number(Request request, String name) {
        return request.queryParameter(name).isPresent()
                ? Integer.parseInt(request.queryParameter(name).firstValue())
                : 0;
    }

    private static JsonObject part(List<JsonObject> all, int from, int limit) {
        int to = Math.min(all.size(), from + limit);
        JsonObject paging =
                JsonObject.create().put("cursors", JsonObject.create().put("after", Integer.toString(to)));
        return list(all.subList(Math.min(from, to), to))
                .put("paging", to < all.size() ? paging.put("next", "https://graph.example/next") : paging);
    }

    private ResponseDefinition post(Request request, String edge) {
        if (edge.equals("message_attachments")) {
            brought.add(request.getBodyAsString());
            return ok(JsonObject.create().put("attachment_id", "77" + brought.size()));
        }
        JsonValue body = JsonValue.parse(request.getBody());
        if (edge.equals("subscribed_apps")) {
            subscribed.clear();
            body.get("subscribed_fields")
                    .elements()
                    .forEach(field -> subscribed.add(field.text().orElse("")));
            return ok(success());
        }
        boolean response = body.text("messaging_type", "").equals("RESPONSE");
        if (late && response) {
            return error(400, 10, 2018278);
        }
        taken.add(JsonObject.create().put("edge", edge).put("body", body).toValue());
        String person = body.at("recipient", "id").text().orElse("");
        if (!edge.equals("messages")) {
            return ok(success());
        }
        JsonObject answer = JsonObject.create().put("recipient_id", person);
        return body.get("message").isMissing()
                ? ok(answer)
                : ok(answer.put(
                        "message_id",
                        write(person, true, shown(body.get("message"))).id()));
    }

    private static JsonObject shown(JsonValue message) {
        JsonObject shown = JsonObject.create().put("message", message.text("text", ""));
        if (message.get("attachment").isMissing()) {
            return shown;
        }
        JsonObject image = JsonObject.create().put("url", "https://scontent.example/1.jpg");
        return shown.put(
                "attachments",
                list(List.of(JsonObject.create()
                        .put("id", "1")
                        .put("mime_type", "image/jpeg")
                        .put("image_data", image))));
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
                .withHeader("Content-Type", "application/json")
                .withBody(errorBody(code, subcode))
                .build();
    }

    private static ResponseDefinition ok(JsonObject body) {
        return WireMock.aResponse()
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    @Override
    public void close() {
        server.stop();
    }
}
