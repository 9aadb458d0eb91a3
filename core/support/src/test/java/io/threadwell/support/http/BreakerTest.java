package io.threadwell.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.threadwell.api.error.Unavailable;
import io.threadwell.support.HandClock;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakerTest {
    private static final int CUT = 0;

    private final HandClock clock = new HandClock();
    private final AtomicInteger status = new AtomicInteger(CUT);
    private final RawServer server = new RawServer((socket, nth) -> {
        if (status.get() == CUT) {
            return false;
        }
        RawServer.write(socket, "HTTP/1.1 " + status.get() + " Words\r\nContent-Length: 0\r\n\r\n");
        return true;
    });
    private final Http http =
            Http.builder().clock(clock).breaker(3, Duration.ofSeconds(30)).build();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void it_opens_after_failures_in_a_row_and_tells_until_when() {
        fail(3);

        assertThatThrownBy(this::write)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("was not made")
                .hasMessageContaining("2026-01-31T12:00:30Z");
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void answers_of_a_gateway_without_its_server_count_as_failures(int gatewayStatus) {
        status.set(gatewayStatus);
        write();
        write();
        write();

        assertThatThrownBy(this::write).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429, 500})
    void other_answers_never_open_it(int ordinary) {
        status.set(ordinary);
        for (int i = 0; i < 20; i++) {
            write();
        }

        assertThat(server.requests()).hasSize(20);
    }

    @Test
    void one_good_answer_between_failures_keeps_it_closed() {
        fail(2);
        status.set(404);
        write();
        status.set(CUT);
        fail(2);
        status.set(200);

        write();
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void after_its_time_one_good_call_closes_it() {
        fail(3);
        status.set(200);
        clock.forward(Duration.ofSeconds(29));
        assertThatThrownBy(this::write).isInstanceOf(Unavailable.class);

        clock.forward(Duration.ofSeconds(2));
        write();
        write();

        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void after_its_time_one_bad_call_opens_it_for_as_long_again() {
        fail(3);
        clock.forward(Duration.ofSeconds(31));
        fail(1);
        clock.forward(Duration.ofSeconds(29));
        status.set(200);

        assertThatThrownBy(this::write).isInstanceOf(Unavailable.class).hasMessageContaining("2026-01-31T12:01:01Z");
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void another_origin_is_not_concerned() throws IOException {
        fail(3);
        try (RawServer other = new RawServer((socket, nth) -> {
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            return true;
        })) {
            assertThat(http.send(HttpCall.post(other.url("/"))).isSuccess()).isTrue();
        }
    }

    @Test
    void it_can_be_switched_off() {
        Http without = Http.builder().breaker(0, Duration.ofSeconds(1)).build();
        for (int i = 0; i < 10; i++) {
            assertThat(catchThrowable(() -> without.send(HttpCall.post(server.url("/")))))
                    .isNotNull();
        }

        assertThat(server.requests()).hasSize(10);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(catchThrowable(this::write)).isNotNull();
        }
    }

    private void write() {
        http.send(HttpCall.post(server.url("/")));
    }
}
