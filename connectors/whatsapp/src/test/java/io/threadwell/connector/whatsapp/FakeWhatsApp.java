package io.threadwell.connector.whatsapp;

import com.github.tomakehurst.wiremock.WireMockServer;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Cloud API with a number of our own, over real HTTP, which can fail in the ways that the real one fails. */
final class FakeWhatsApp implements ResponseDefinitionTransformerV2, AutoCloseable {
    final MovableClock clock = new MovableClock();
    /** What was taken, in order: messages, reactions and signs. */
    final List<JsonValue> taken = new ArrayList<>();

    final Map<String, byte[]> media = new HashMap<>();
    /** What each medium is said to have; its real size where nothing is said. */
    final Map<String, Long> sizes = new HashMap<>();

    final List<String> subscribed = new ArrayList<>();
    private final WireMockServer server;
    private boolean tokenDead;
    private @Nullable ResponseDefinition next;
    private boolean cut;
    private boolean effect;

    FakeWhatsApp() {
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
    synchronized void answerNext(int status, String body) {
        next = WireMock.aResponse().withStatus(status).withBody(body).build();
    }

    /** The next write is cut off, with or without its effect. */
    synchronized void cutNextWrite(boolean afterEffect) {
        cut = true;
        effect = afterEffect;
    }

    synchronized void killToken() {
        tokenDead = true;
    }

    /** How often a text was taken. */
    synchronized int saying(String words) {
        return (int) taken.stream()
                .filter(body -> body.at("text", "body").text().orElse("").equals(words))
                .count();
    }

    @Override
    public String getName() {
        return "whatsapp";
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
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
        String node = path[2];
        String edge = path.length > 3 ? path[3] : "";
        if (node.equals("oauth")) {
            return request.getBodyAsString().contains("refused")
                    ? error(400, 100, 36007)
                    : ok(JsonObject.create().put("access_token", Accounts.TOKEN));
        }
        if (tokenDead || request.getHeader("Authorization") == null) {
            return error(401, 190, 463);
        }
        if (node.equals("debug_token")) {
            return ok(granted());
        }
        return switch (edge) {
            case "messages" -> message(JsonValue.parse(request.getBody()));
            case "phone_numbers" -> ok(numbers());
            case "subscribed_apps" -> {
                subscribed.add(request.getMethod().getName() + " " + node);
                yield ok(JsonObject.create().put("success", true));
            }
            case "bytes" ->
                WireMock.aResponse()
                        .withBody(media.getOrDefault(node, new byte[0]))
                        .build();
            default -> medium(node);
        };
    }

    private static JsonObject granted() {
        JsonObject scope = JsonObject.create()
                .put("scope", "whatsapp_business_management")
                .put("target_ids", JsonArray.create().add(Accounts.BUSINESS));
        return JsonObject.create()
                .put(
                        "data",
                        JsonObject.create()
                                .put("granular_scopes", JsonArray.create().add(scope)));
    }

    private static JsonObject numbers() {
        JsonArray numbers = JsonArray.create();
        for (String id : List.of(Accounts.NUMBER, "777")) {
            numbers.add(JsonObject.create()
                    .put("id", id)
                    .put("display_phone_number", "+1 555-078-3881")
                    .put("verified_name", "Our shop")
                    .put("status", "LINKED"));
        }
        return JsonObject.create().put("data", numbers);
    }

    private ResponseDefinition message(JsonValue body) {
        taken.add(body);
        if (body.text("status", "").equals("read")) {
            return ok(JsonObject.create().put("success", true));
        }
        String to = body.text("to", "");
        JsonObject contact = to.isEmpty()
                ? JsonObject.create().put("input", body.text("recipient", ""))
                : JsonObject.create().put("input", to).put("wa_id", to);
        return ok(JsonObject.create()
                .put("messaging_product", "whatsapp")
                .put("contacts", JsonArray.create().add(contact))
                .put("messages", JsonArray.create().add(JsonObject.create().put("id", "wamid.out" + taken.size()))));
    }

    private ResponseDefinition medium(String id) {
        byte[] content = media.get(id);
        if (content == null) {
            return error(400, 100, 33);
        }
        return ok(JsonObject.create()
                .put("messaging_product", "whatsapp")
                .put("id", id)
                .put("mime_type", "image/jpeg")
                .put("sha256", "0")
                .put("file_size", String.valueOf(sizes.getOrDefault(id, (long) content.length)))
                .put("url", server.baseUrl() + "/files/" + id + "/bytes"));
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

    @Override
    public void close() {
        server.stop();
    }
}
