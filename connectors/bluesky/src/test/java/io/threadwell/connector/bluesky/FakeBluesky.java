package io.threadwell.connector.bluesky;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server that behaves as Bluesky's do as far as the connector goes, over real HTTP, and fails on demand. */
final class FakeBluesky implements AutoCloseable {
    enum Cut {
        NONE,
        BEFORE,
        AFTER
    }

    /** A call as it came. */
    record Call(
            String method,
            String nsid,
            Map<String, List<String>> query,
            String body,
            @Nullable String proxy) {
        String parameter(String name) {
            return query.getOrDefault(name, List.of("")).get(0);
        }

        JsonValue json() {
            return body.isEmpty() ? JsonValue.missing() : JsonValue.parse(body);
        }
    }

    /** An answer; a body is JSON. */
    record Reply(int status, String body, Map<String, String> headers) {
        static Reply ok(JsonObject body) {
            return new Reply(200, body.toString(), Map.of());
        }

        static Reply error(String name, String words) {
            String body =
                    JsonObject.create().put("error", name).put("message", words).toString();
            return new Reply(400, body, Map.of());
        }
    }

    static final byte[] PIXEL = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

    final FakeRepository repository;
    final FakeChat chat;
    final FakeNotifications notifications;
    final List<Call> calls = new CopyOnWriteArrayList<>();

    private final WireMockServer server;
    private final FakeSessions sessions;
    private final LexiconContract contract = new LexiconContract();
    private final List<Reply> scripted = new CopyOnWriteArrayList<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    private volatile Cut cut = Cut.NONE;

    FakeBluesky(InstantSource clock) {
        this.repository = new FakeRepository(clock);
        this.chat = new FakeChat(clock);
        this.notifications = new FakeNotifications();
        this.sessions = new FakeSessions();
        this.server = new WireMockServer(options().dynamicPort().extensions(new Answering()));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(ok()));
    }

    String url() {
        return "http://localhost:" + server.port();
    }

    /** The next call is answered so, whatever it is. */
    void next(int status, String error, Map<String, String> headers) {
        String body =
                JsonObject.create().put("error", error).put("message", "no").toString();
        scripted.add(new Reply(status, body, headers));
    }

    void cutNextWrite(Cut when) {
        cut = when;
    }

    void kill(String accessToken) {
        dead.add(accessToken);
    }

    List<Call> calls(String nsid) {
        return calls.stream().filter(call -> call.nsid().equals(nsid)).toList();
    }

    /** What calls and answers differ in from the published lexicons. */
    List<String> violations() {
        return contract.violations();
    }

    @Override
    public void close() {
        server.stop();
    }

    private Reply answer(Call call) {
        return switch (call.nsid()) {
            case "com.atproto.server.createSession" -> sessions.create(call, url());
            case "com.atproto.server.refreshSession" -> sessions.refresh(url());
            case "com.atproto.server.deleteSession" -> new Reply(200, "", Map.of());
            case "app.bsky.notification.listNotifications" -> notifications.list(call);
            case "chat.bsky.convo.getLog" -> chat.log(call);
            case "chat.bsky.convo.getConvo" -> chat.convo(call.parameter("convoId"));
            case "chat.bsky.convo.getConvoForMembers" -> chat.convoWith(call.parameter("members"));
            case "chat.bsky.convo.listConvos" -> chat.list();
            case "chat.bsky.convo.getMessages" -> chat.messages(call.parameter("convoId"));
            case "chat.bsky.convo.sendMessage" -> chat.send(call.json());
            case "app.bsky.actor.getProfile" -> Samples.profile(call.parameter("actor"));
            default -> repository.answer(call);
        };
    }

    private final class Answering implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "fake-bluesky";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Request request = event.getRequest();
            if (request.getUrl().startsWith("/image")) {
                int size = Integer.parseInt(
                        request.getUrl().substring(request.getUrl().lastIndexOf('-') + 1));
                byte[] image = Arrays.copyOf(PIXEL, size);
                return ResponseDefinitionBuilder.responseDefinition()
                        .withHeader("Content-Type", "image/png")
                        .withBody(image)
                        .build();
            }
            return respond(request, read(request));
        }

        private ResponseDefinition respond(Request request, Call call) {
            calls.add(call);
            boolean write = call.method().equals("POST") && !call.nsid().endsWith("uploadBlob");
            Cut how = write ? cut : Cut.NONE;
            cut = write ? Cut.NONE : cut;
            if (how == Cut.BEFORE) {
                return fault();
            }
            Reply reply = scripted.isEmpty() ? authorised(request, call) : scripted.remove(0);
            contract.check(call, reply);
            if (how == Cut.AFTER) {
                return fault();
            }
            ResponseDefinitionBuilder response = ResponseDefinitionBuilder.responseDefinition()
                    .withStatus(reply.status())
                    .withHeader("Content-Type", "application/json")
                    .withBody(reply.body());
            reply.headers().forEach(response::withHeader);
            return response.build();
        }

        private Reply authorised(Request request, Call call) {
            String token = request.containsHeader("Authorization")
                    ? request.getHeader("Authorization").substring("Bearer ".length())
                    : "";
            boolean dies = dead.contains(token);
            return dies ? Reply.error("ExpiredToken", "Token has expired") : answer(call);
        }

        private static ResponseDefinition fault() {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withFault(Fault.CONNECTION_RESET_BY_PEER)
                    .build();
        }

        private static Call read(Request request) {
            String url = request.getUrl();
            int mark = url.indexOf('?');
            String path = mark < 0 ? url : url.substring(0, mark);
            Map<String, List<String>> query = new LinkedHashMap<>();
            for (String pair :
                    mark < 0 ? new String[0] : url.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(decoded(parts[1]));
            }
            return new Call(
                    request.getMethod().getName(),
                    path.substring("/xrpc/".length()),
                    query,
                    request.getBodyAsString(),
                    request.getHeader("atproto-proxy"));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }
}
