package io.threadwell.connector.instagram;

import static io.threadwell.connector.instagram.FakeAnswers.error;
import static io.threadwell.connector.instagram.FakeAnswers.list;
import static io.threadwell.connector.instagram.FakeAnswers.ok;
import static io.threadwell.connector.instagram.FakeAnswers.part;
import static io.threadwell.connector.instagram.FakeAnswers.success;

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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Instagram's API with an account of ours, over real HTTP, which can fail in the ways that the real one fails. */
final class FakeInstagram implements ResponseDefinitionTransformerV2, AutoCloseable {
    static final String MEDIA = "9001";

    final MovableClock clock = new MovableClock();
    final Map<String, FakeComment> comments = new LinkedHashMap<>();
    final List<FakeMessage> messages = new ArrayList<>();
    final List<JsonValue> signs = new ArrayList<>();
    final Set<String> subscribed = new TreeSet<>();
    /** True when people take no more responses, as after a day. */
    boolean late;
    /** True when looks take no time. */
    boolean standing;
    /** True when profiles come in a list, as one of Meta's pages shows them. */
    boolean listed;

    private final WireMockServer server;
    private final Instant posted = clock.instant();
    private boolean tokenDead;
    private @Nullable ResponseDefinition next;
    private boolean cut;
    private boolean effect;
    private int made = 100;

    FakeInstagram() {
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

    synchronized FakeComment comment(String author, String text, @Nullable String parent, String media) {
        FakeComment one =
                new FakeComment(Integer.toString(++made), author, text, parent, clock.advanceSeconds(1), media);
        comments.put(one.id, one);
        return one;
    }

    synchronized FakeComment comment(String text) {
        return comment(Accounts.ANA, text, null, MEDIA);
    }

    synchronized FakeMessage write(String person, boolean ours, String text, String comment) {
        FakeMessage one = new FakeMessage("m_" + ++made, person, ours, text, clock.advanceSeconds(1), comment);
        messages.add(one);
        return one;
    }

    @Override
    public String getName() {
        return "instagram";
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        if (request.getMethod().equals(RequestMethod.GET) && !standing) {
            // An account has two looks at conversations in a second: here a look takes longer than that.
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
        if (path[path.length - 1].equals("access_token")) {
            return request.getBodyAsString().contains("refused")
                    ? error(400, 100, 36007)
                    : ok(JsonObject.create().put("access_token", "user-token").put("expires_in", 5_184_000));
        } else if (path[1].equals("refresh_access_token")) {
            return tokenDead
                    ? error(400, 190, 463)
                    : ok(JsonObject.create().put("access_token", "renewed").put("expires_in", 5_184_000));
        }
        if (tokenDead || request.getHeader("Authorization") == null) {
            return error(401, 190, 463);
        }
        String node = path[2];
        String edge = path.length > 3 ? path[3] : "";
        return switch (request.getMethod().getName()) {
            case "GET" -> get(request, node, edge);
            case "POST" -> post(request, node, edge);
            default -> delete(node, edge);
        };
    }

    private ResponseDefinition get(Request request, String node, String edge) {
        return switch (edge) {
            case "accounts" -> ok(list(List.of(page().put("access_token", "page-token"))));
            case "subscribed_apps" -> ok(apps());
            case "media" -> ok(list(List.of(media())));
            case "comments" -> ok(below(null, number(request)));
            case "replies" -> ok(below(node, number(request)));
            case "conversations" -> ok(conversations(request));
            case "messages" -> ok(messages(node.substring(2), number(request), 50));
            default -> node(request, node);
        };
    }

    private ResponseDefinition node(Request request, String node) {
        String fields = decoded(request, "fields");
        if (node.equals("me")) {
            return ok(fields.contains("user_id") ? profile() : page());
        } else if (node.equals(Accounts.US)) {
            return mentioned(fields);
        } else if (node.equals(Accounts.ANA)) {
            return ok(JsonObject.create()
                    .put("id", node)
                    .put("name", "Ana Silva")
                    .put("username", "ana")
                    .put("follower_count", 12));
        }
        FakeComment comment = comments.get(node);
        return comment == null || comment.deleted
                ? error(400, 100, 33)
                : ok(comment.json().put("media", JsonObject.create().put("id", comment.media)));
    }

    private JsonObject profile() {
        JsonObject profile = JsonObject.create()
                .put("id", Accounts.SCOPED)
                .put("user_id", Accounts.US)
                .put("username", "ourshop")
                .put("name", "Our shop");
        return listed ? list(List.of(profile)) : profile;
    }

    private ResponseDefinition mentioned(String fields) {
        String id = fields.replaceAll("^[a-z_.]*\\(([^)]*)\\).*", "$1");
        FakeComment comment = comments.get(id);
        if (fields.startsWith("mentioned_media")) {
            JsonObject media = JsonObject.create()
                    .put("id", id)
                    .put("caption", "look, @ourshop")
                    .put("timestamp", posted.toString())
                    .put("permalink", "https://www.instagram.com/p/x/")
                    .put("username", "bob");
            return ok(JsonObject.create().put("mentioned_media", media).put("id", Accounts.US));
        }
        return comment == null
                ? error(400, 100, 33)
                : ok(JsonObject.create()
                        .put("mentioned_comment", comment.json())
                        .put("id", Accounts.US));
    }

    private static JsonObject page() {
        JsonObject linked = JsonObject.create()
                .put("id", Accounts.US)
                .put("username", "ourshop")
                .put("name", "Our shop");
        return JsonObject.create().put("id", Accounts.PAGE).put("instagram_business_account", linked);
    }

    private JsonObject apps() {
        JsonArray fields = JsonArray.create();
        subscribed.forEach(fields::add);
        JsonObject app = JsonObject.create().put("id", "42").put("subscribed_fields", fields);
        return list(subscribed.isEmpty() ? List.of() : List.of(app));
    }

    private JsonObject media() {
        return JsonObject.create()
                .put("id", MEDIA)
                .put("timestamp", posted.toString())
                .put("comments", below(null, 0));
    }

    /** Comments of our media, or the answers of one, the latest first, ten in a part. */
    private JsonObject below(@Nullable String parent, int from) {
        List<JsonObject> all = new ArrayList<>();
        for (FakeComment one : comments.values()) {
            boolean here = parent == null ? one.parent == null : parent.equals(one.parent);
            if (here && one.media.equals(MEDIA) && !one.deleted) {
                JsonObject json = one.json();
                if (parent == null) {
                    json.put("replies", below(one.id, 0));
                }
                all.add(0, json);
            }
        }
        return part(all, from, 10);
    }

    private JsonObject conversations(Request request) {
        Set<String> people = new LinkedHashSet<>();
        for (int i = messages.size() - 1; i >= 0; i--) {
            people.add(messages.get(i).person());
        }
        String wanted = decoded(request, "user_id");
        people.removeIf(person -> !wanted.isEmpty() && !person.equals(wanted));
        List<JsonObject> all = people.stream()
                .map(person -> JsonObject.create()
                        .put("id", "t_" + person)
                        .put("updated_time", latest(person).toString())
                        .put("messages", messages(person, 0, 20)))
                .toList();
        return part(all, number(request), 2);
    }

    private Instant latest(String person) {
        return messages.stream()
                .filter(one -> one.person().equals(person))
                .map(FakeMessage::at)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private JsonObject messages(String person, int from, int limit) {
        List<JsonObject> all = new ArrayList<>();
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).person().equals(person)) {
                all.add(messages.get(i).json());
            }
        }
        return part(all, from, limit);
    }

    private static int number(Request request) {
        String after = decoded(request, "after");
        return after.isEmpty() ? 0 : Integer.parseInt(after);
    }

    private static String decoded(Request request, String name) {
        return request.queryParameter(name).isPresent()
                ? request.queryParameter(name).firstValue()
                : "";
    }

    private ResponseDefinition post(Request request, String node, String edge) {
        if (edge.isEmpty()) {
            boolean hide = URLDecoder.decode(request.getBodyAsString(), StandardCharsets.UTF_8)
                    .equals("hide=true");
            FakeComment comment = comments.get(node);
            if (comment == null || comment.deleted) {
                return error(400, 100, 33);
            }
            comment.hidden = hide;
            return ok(success());
        }
        JsonValue body = JsonValue.parse(request.getBody());
        if (edge.equals("subscribed_apps")) {
            subscribed.clear();
            body.get("subscribed_fields")
                    .elements()
                    .forEach(field -> subscribed.add(field.text().orElse("")));
            return ok(success());
        } else if (edge.equals("messages")) {
            return message(body);
        }
        boolean mention = edge.equals("mentions");
        String parent = mention ? body.text("comment_id").orElse(null) : node;
        String media = mention ? body.text("media_id", "") : MEDIA;
        return ok(JsonObject.create().put("id", comment(Accounts.US, body.text("message", ""), parent, media).id));
    }

    private ResponseDefinition message(JsonValue body) {
        if (!body.get("sender_action").isMissing()) {
            signs.add(body);
            return ok(JsonObject.create().put("recipient_id", Accounts.ANA));
        }
        if (late && !body.text("tag", "").equals("HUMAN_AGENT")) {
            return error(400, 10, 2534022);
        }
        String comment = body.at("recipient", "comment_id").text().orElse("");
        if (messages.stream()
                .anyMatch(one -> !comment.isEmpty() && one.comment().equals(comment))) {
            return error(400, 10900, 0);
        }
        String person = body.at("recipient", "id").text().orElse(Accounts.ANA);
        FakeMessage sent = write(person, true, body.at("message", "text").text().orElse(""), comment);
        return ok(JsonObject.create().put("recipient_id", person).put("message_id", sent.id()));
    }

    private ResponseDefinition delete(String node, String edge) {
        if (!edge.isEmpty()) {
            subscribed.clear();
            return ok(success());
        }
        FakeComment comment = comments.get(node);
        if (comment == null || comment.deleted) {
            return error(400, 100, 33);
        }
        comment.deleted = true;
        return ok(success());
    }

    @Override
    public void close() {
        server.stop();
    }
}
