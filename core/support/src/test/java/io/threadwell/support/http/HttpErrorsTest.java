package io.threadwell.support.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HttpErrorsTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HttpCall READ =
            HttpCall.get("https://api.example.org/x?t=SECRET").named("get x");
    private static final HttpCall WRITE =
            HttpCall.post("https://api.example.org/x?t=SECRET").named("make x");

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(301, InvalidRequest.class, InvalidRequest.class),
                Arguments.of(400, InvalidRequest.class, InvalidRequest.class),
                Arguments.of(401, ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of(402, PermissionDenied.class, PermissionDenied.class),
                Arguments.of(403, PermissionDenied.class, PermissionDenied.class),
                Arguments.of(404, NotFound.class, NotFound.class),
                Arguments.of(408, Unavailable.class, Unavailable.class),
                Arguments.of(409, InvalidRequest.class, InvalidRequest.class),
                Arguments.of(410, NotFound.class, NotFound.class),
                Arguments.of(413, ContentRejected.class, ContentRejected.class),
                Arguments.of(422, InvalidRequest.class, InvalidRequest.class),
                Arguments.of(429, RateLimited.class, RateLimited.class),
                Arguments.of(451, PermissionDenied.class, PermissionDenied.class),
                Arguments.of(500, Unavailable.class, OutcomeUnknown.class),
                Arguments.of(501, InvalidRequest.class, InvalidRequest.class),
                Arguments.of(503, Unavailable.class, OutcomeUnknown.class),
                Arguments.of(504, Unavailable.class, OutcomeUnknown.class),
                Arguments.of(599, Unavailable.class, OutcomeUnknown.class));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_status_maps_to(int status, Class<? extends CareException> ofRead, Class<? extends CareException> ofWrite) {
        HttpAnswer answer = answer(status, Map.of());

        assertThat(HttpErrors.of(READ, answer, NOW)).isExactlyInstanceOf(ofRead);
        assertThat(HttpErrors.of(WRITE.repeatable(), answer, NOW)).isExactlyInstanceOf(ofRead);
        assertThat(HttpErrors.of(WRITE, answer, NOW, "code 7"))
                .isExactlyInstanceOf(ofWrite)
                .hasMessage("POST https://api.example.org (make x) answered " + status + ": code 7");
    }

    @Test
    void a_rate_limit_lasts_as_long_as_it_says_or_a_minute() {
        assertThat(until(answer(429, Map.of("retry-after", "7")))).isEqualTo(NOW.plusSeconds(7));
        assertThat(until(answer(429, Map.of()))).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void a_success_that_is_not_json_is_a_failure_of_the_way() {
        assertThatThrownBy(() -> HttpErrors.jsonOf(READ, answer(200, Map.of()))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> HttpErrors.jsonOf(WRITE, answer(200, Map.of())))
                .isInstanceOf(OutcomeUnknown.class)
                .hasMessageNotContaining("SECRET");
    }

    @ParameterizedTest(name = "{0} seen {1} seconds after the server''s Date means {2} s")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "30                            | - | 30",
                " 30                           | - | 30",
                "0                             | - | 0",
                "-5                            | - | 0",
                "1.5                           | - | 1.5",
                "86401                         | - | 86400",
                "99999999999999999999999999999 | - | 86400",
                "9999999999999999999999999999999999999999999 | - | 86400",
                "1e9                           | - | -",
                "soon                          | - | -",
                "''                            | - | -",
                "Sat, 31 Jan 2026 12:00:20 GMT | - | 20",
                "Sat, 31 Jan 2026 11:59:00 GMT | - | 0",
                "Sat, 31 Jan 2099 12:00:00 GMT | - | 86400",
                "Sat, 31 Jan 2026 13:00:20 GMT | Sat, 31 Jan 2026 13:00:00 GMT | 20",
                "Sat, 31 Jan 2026 13:00:20 GMT | nonsense | 3620",
                "Sat, 32 Jan 2026 13:00:20 GMT | - | -"
            })
    void retry_after_is_read(String header, String date, Double seconds) {
        Map<String, String> headers =
                date == null ? Map.of("Retry-After", header) : Map.of("Retry-After", header, "Date", date);

        if (seconds == null) {
            assertThat(RetryAfter.of(answer(429, headers), NOW)).isEmpty();
        } else {
            assertThat(RetryAfter.of(answer(429, headers), NOW)).contains(NOW.plusMillis((long) (seconds * 1000)));
        }
    }

    private static Instant until(HttpAnswer answer) {
        return ((RateLimited) HttpErrors.of(READ, answer, NOW)).until();
    }

    private static HttpAnswer answer(int status, Map<String, String> headers) {
        return HttpAnswer.of(status, headers, "SECRET body".getBytes(StandardCharsets.UTF_8));
    }
}
