package io.threadwell.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.support.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTest {
    private final Http http = Http.builder().userAgent("tests/1").build();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server = start();

    @BeforeEach
    void routes() {
        server.createContext("/echo", exchange -> {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Twice", "one");
            exchange.getResponseHeaders().add("X-Twice", "two");
            answer(
                    exchange,
                    200,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                            + headers.get("Content-type") + " " + headers.get("Authorization") + " "
                            + headers.get("User-agent")
                            + " " + body);
        });
        server.createContext(
                "/status/",
                exchange -> answer(
                        exchange,
                        Integer.parseInt(exchange.getRequestURI().getPath().substring(8)),
                        ""));
        server.createContext("/hop/", exchange -> {
            int left = Integer.parseInt(exchange.getRequestURI().getPath().substring(5));
            redirect(exchange, left == 0 ? "/echo" : "/hop/" + (left - 1));
        });
        server.createContext(
                "/elsewhere",
                exchange -> redirect(
                        exchange, "http://localhost:" + server.getAddress().getPort() + "/echo"));
        server.createContext("/broken-redirect", exchange -> redirect(exchange, "::not an address::"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_call_arrives_as_it_was_said() {
        HttpCall call = HttpCall.post(url("/echo?a=1"))
                .query("q", "ä & b+c")
                .bearer("t0ken")
                .json(JsonObject.create().put("text", "grüß"));

        assertThat(http.send(call).text())
                .isEqualTo(
                        "POST /echo?a=1&q=%C3%A4%20%26%20b%2Bc application/json Bearer t0ken tests/1 {\"text\":\"grüß\"}");
    }

    @Test
    void a_form_is_encoded_in_its_order() {
        HttpCall call = HttpCall.put(url("/echo")).form(new TreeMap<>(Map.of("b", "1 2", "a", "x=y&z", "c", "é")));

        assertThat(http.send(call).text())
                .contains("application/x-www-form-urlencoded")
                .endsWith(" a=x%3Dy%26z&b=1%202&c=%C3%A9");
    }

    @Test
    void basic_credentials_are_sent_in_utf8() {
        assertThat(http.send(HttpCall.delete(url("/echo")).basic("ü", "p:w")).text())
                .contains("Basic w7w6cDp3");
    }

    @Test
    void headers_of_the_answer_are_found_in_any_case() {
        HttpAnswer answer = http.send(HttpCall.get(url("/echo")));

        assertThat(answer.header("x-twice")).contains("one");
        assertThat(answer.headers("X-TWICE")).containsExactly("one", "two");
        assertThat(answer.header("x-none")).isEmpty();
        assertThat(answer.headers("x-none")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 400, 401, 404, 409, 429, 500, 503})
    void every_status_comes_back_as_an_answer(int status) {
        HttpAnswer answer = http.send(HttpCall.post(url("/status/" + status)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isSuccess()).isEqualTo(status < 300);
    }

    @Test
    void a_read_follows_redirects_within_its_origin_three_times_at_most() {
        assertThat(http.send(HttpCall.get(url("/hop/2")).bearer("t")).text()).startsWith("GET /echo");
        assertThat(http.send(HttpCall.get(url("/hop/3")).bearer("t")).status()).isEqualTo(302);
    }

    @Test
    void a_read_does_not_follow_to_another_host() {
        HttpAnswer answer = http.send(HttpCall.get(url("/elsewhere")).bearer("t"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .hasValueSatisfying(target -> assertThat(target).contains("localhost"));
    }

    @Test
    void a_write_follows_nothing_even_when_it_is_repeatable() {
        assertThat(http.send(HttpCall.post(url("/hop/0"))).status()).isEqualTo(302);
        assertThat(http.send(HttpCall.post(url("/hop/0")).repeatable()).status())
                .isEqualTo(302);
    }

    @Test
    void a_redirect_that_leads_nowhere_comes_back() {
        assertThat(http.send(HttpCall.get(url("/broken-redirect"))).status()).isEqualTo(302);
    }

    @Test
    void connections_are_used_again() {
        for (int i = 0; i < 20; i++) {
            http.send(HttpCall.get(url("/echo")));
        }

        assertThat(seen.stream().distinct()).hasSize(1);
    }

    @Test
    void what_carries_secrets_shows_none_of_them() {
        HttpCall call = HttpCall.get("https://user:pw@api.example.org:8443/botSECRET/send?access_token=SECRET#SECRET")
                .bearer("SECRET")
                .body("SECRET".getBytes(StandardCharsets.UTF_8), "text/plain")
                .named("send message");

        assertThat(call).hasToString("GET https://api.example.org:8443 (send message)");
        assertThat(HttpAnswer.of(200, Map.of("Set-Cookie", "SECRET"), "SECRET".getBytes(StandardCharsets.UTF_8)))
                .hasToString("HttpAnswer[200, 6 bytes]");
    }

    @Test
    void a_call_that_http_does_not_allow_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> http.send(HttpCall.get(url("/")).bearer("SECRET\r\nInjected: x")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageNotContaining("SECRET")
                .hasNoCause();
        for (String address :
                List.of("https://exa mple/?t=SECRET", "/relative?SECRET", "ftp://a/SECRET", "https:///SECRET")) {
            assertThatThrownBy(() -> HttpCall.get(address))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageNotContaining("SECRET")
                    .hasNoCause();
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void redirect(HttpExchange exchange, String target) throws IOException {
        exchange.getResponseHeaders().add("Location", target);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        seen.add(exchange.getRemoteAddress().toString());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
