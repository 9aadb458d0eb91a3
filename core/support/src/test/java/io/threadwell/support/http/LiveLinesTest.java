package io.threadwell.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Http http = Http.builder().build();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> ends = new LinkedBlockingQueue<>();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/live", this::live);
        server.createContext("/late", exchange -> await());
        server.createContext("/no", exchange -> {
            exchange.sendResponseHeaders(403, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        server.stop(0);
    }

    private void await() throws IOException {
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void live(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer secret");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("one\n\ntwo\r\nthr".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        await();
        exchange.getResponseBody().write("ee\n".getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private LiveLines open(String path, Duration patience) {
        HttpCall call = HttpCall.get("http://localhost:" + server.getAddress().getPort() + path)
                .bearer("secret")
                .named("live");
        LiveLines.Listener listener = new LiveLines.Listener() {
            @Override
            public void line(String line) {
                heard.add(line);
            }

            @Override
            public void ended(Throwable why) {
                ends.add(why);
            }
        };
        return http.lines(call, patience, listener, (refused, answer) -> new PermissionDenied("no " + answer.status()));
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void lines_are_heard_as_they_come_and_the_end_is_told() throws InterruptedException {
        try (LiveLines live = open("/live", PATIENCE)) {
            assertThat(next() + "|" + next() + "|" + next()).isEqualTo("one||two");
            assertThat(ends).isEmpty();
            goOn.countDown();
            assertThat(next()).isEqualTo("three");
            assertThat(ends.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(live).isNotNull();
        }
    }

    @Test
    void closing_is_an_end_too() throws InterruptedException {
        LiveLines live = open("/live", PATIENCE);
        assertThat(next()).isEqualTo("one");
        live.close();
        live.close();
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void another_status_is_what_the_caller_says() {
        assertThatThrownBy(() -> open("/no", PATIENCE))
                .isInstanceOf(PermissionDenied.class)
                .hasMessageContaining("403");
    }

    @Test
    void what_does_not_begin_in_time_is_unavailable_and_shows_no_credential() {
        assertThatThrownBy(() -> open("/late", Duration.ofMillis(100)))
                .isInstanceOf(Unavailable.class)
                .hasMessageNotContaining("secret");
        server.stop(0);
        assertThatThrownBy(() -> open("/live", PATIENCE)).isInstanceOf(Unavailable.class);
    }
}
