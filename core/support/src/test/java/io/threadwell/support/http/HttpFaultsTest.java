package io.threadwell.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Isolated("sets a system property")
class HttpFaultsTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private final Http http = Http.builder()
            .connectTimeout(SOON)
            .callTimeout(SOON)
            .maxAnswerBytes(1_000)
            .build();

    static Stream<Arguments> misbehaviours() {
        return Stream.of(
                named("closes after the request", (socket, nth) -> false),
                named("never answers", (socket, nth) -> true),
                named("cuts inside of the head", (socket, nth) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Le");
                    return false;
                }),
                named("cuts inside of the body", (socket, nth) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                    return false;
                }),
                named("begins the body and falls silent", (socket, nth) -> {
                    RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
                    return true;
                }),
                named("resets the connection", (socket, nth) -> {
                    socket.setSoLinger(true, 0);
                    return false;
                }),
                named("speaks another language", (socket, nth) -> {
                    RawServer.write(socket, "220 secret-greeting ESMTP\r\n\r\n");
                    return false;
                }));
    }

    private static Arguments named(String name, RawServer.Behaviour behaviour) {
        return Arguments.of(name, behaviour);
    }

    @ParameterizedTest(name = "server {0}")
    @MethodSource("misbehaviours")
    void a_lost_answer_leaves_a_write_unknown_and_a_read_unavailable(String name, RawServer.Behaviour behaviour)
            throws IOException {
        try (RawServer server = new RawServer(behaviour)) {
            HttpCall write =
                    HttpCall.post(server.url("/write?access_token=s3cret")).body(bytes("hidden words"), "text/plain");

            Throwable unknown = catchThrowable(() -> http.send(write));
            Throwable unavailable = catchThrowable(() -> http.send(HttpCall.get(server.url("/read"))));
            Throwable repeatable = catchThrowable(() -> http.send(write.repeatable()));

            assertThat(unknown).isInstanceOf(OutcomeUnknown.class);
            assertThat(unavailable).isInstanceOf(Unavailable.class);
            assertThat(repeatable).isInstanceOf(Unavailable.class);
            assertThat(whole(unknown)).doesNotContain("s3cret", "hidden", "secret-greeting");
            assertThat(server.requests().stream().filter(line -> line.startsWith("POST")))
                    .as("each write was sent once")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void a_write_on_a_connection_that_was_closed_meanwhile_is_not_sent_again(String method) throws IOException {
        try (RawServer server = new RawServer((socket, nth) -> {
            if (nth == 1) {
                RawServer.write(socket, OK);
            }
            return nth == 1;
        })) {
            http.send(HttpCall.get(server.url("/opens-the-connection")));

            assertThatThrownBy(() -> http.send(HttpCall.of(method, server.url("/write"))))
                    .isInstanceOf(OutcomeUnknown.class);

            assertThat(server.requests())
                    .containsExactly("GET /opens-the-connection HTTP/1.1", method + " /write HTTP/1.1");
        }
    }

    @Test
    void a_refused_connection_had_no_effect_whatever_the_call() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        HttpCall write = HttpCall.post("http://127.0.0.1:" + free + "/write");

        assertThatThrownBy(() -> http.send(write))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("no connection");
    }

    @Test
    void an_unknown_host_had_no_effect() {
        assertThatThrownBy(() -> http.send(HttpCall.post("http://nobody.invalid/write")))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_failed_handshake_had_no_effect() throws IOException {
        try (RawServer server = new RawServer((socket, nth) -> false)) {
            HttpCall write = HttpCall.post(server.url("/write").replace("http:", "https:"));

            assertThatThrownBy(() -> http.send(write)).isInstanceOf(CareException.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void an_answer_over_the_limit_is_refused_whether_its_length_is_told_or_not() throws IOException {
        String told = "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + "x".repeat(1001);
        String untold =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + "x".repeat(1001) + "\r\n0\r\n\r\n";
        for (String answer : new String[] {told, untold}) {
            try (RawServer server = new RawServer((socket, nth) -> {
                RawServer.write(socket, answer);
                return true;
            })) {
                assertThatThrownBy(() -> http.send(HttpCall.get(server.url("/"))))
                        .isInstanceOf(InvalidRequest.class)
                        .hasMessageContaining("more than 1000 bytes");
                assertThatThrownBy(() -> http.send(HttpCall.post(server.url("/"))))
                        .isInstanceOf(OutcomeUnknown.class);
            }
        }
    }

    @Test
    void an_interrupted_write_is_unknown_and_the_thread_stays_interrupted() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server = new RawServer((socket, nth) -> {
            arrived.countDown();
            return true;
        })) {
            Http patient = Http.builder().build();
            AtomicReference<Throwable> seen = new AtomicReference<>();
            AtomicReference<Boolean> interrupted = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                seen.set(catchThrowable(() -> patient.send(HttpCall.post(server.url("/")))));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            arrived.await();
            caller.interrupt();
            caller.join();

            assertThat(seen.get()).isInstanceOf(OutcomeUnknown.class);
            assertThat(interrupted.get()).isTrue();
        }
    }

    @Test
    void it_does_not_work_where_the_jvm_is_set_to_repeat_writes() {
        String property = "jdk.httpclient.enableAllMethodRetry";
        System.setProperty(property, "true");
        try {
            assertThatThrownBy(() -> Http.builder().build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(property);
        } finally {
            System.clearProperty(property);
        }
    }

    private static String whole(Throwable failure) {
        return failure + (failure.getCause() == null ? "" : whole(failure.getCause()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
