package io.threadwell.connector.googlebusiness.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table, row by row. */
class GoogleErrorsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final HttpCall READ =
            HttpCall.get("https://google.example/v4/x").named("get");

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(401, "UNAUTHENTICATED", ReauthorizationRequired.class),
                Arguments.of(403, "PERMISSION_DENIED", PermissionDenied.class),
                Arguments.of(404, "NOT_FOUND", NotFound.class),
                Arguments.of(400, "INVALID_ARGUMENT", InvalidRequest.class),
                Arguments.of(400, "OUT_OF_RANGE", InvalidRequest.class),
                Arguments.of(400, "FAILED_PRECONDITION", PermissionDenied.class),
                Arguments.of(409, "ALREADY_EXISTS", Conflict.class),
                Arguments.of(409, "ABORTED", Conflict.class),
                Arguments.of(429, "RESOURCE_EXHAUSTED", RateLimited.class),
                Arguments.of(503, "UNAVAILABLE", Unavailable.class),
                Arguments.of(500, "INTERNAL", Unavailable.class),
                Arguments.of(504, "DEADLINE_EXCEEDED", Unavailable.class),
                Arguments.of(401, "", ReauthorizationRequired.class),
                Arguments.of(404, "", NotFound.class),
                Arguments.of(503, "", Unavailable.class));
    }

    private static CareException error(int status, String name, Map<String, String> headers) {
        String body =
                "{\"error\":{\"code\":" + status + ",\"message\":\"words of a customer\",\"status\":\"" + name + "\"}}";
        return GoogleErrors.of(READ, HttpAnswer.of(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_holds_and_repeats_no_words(int status, String name, Class<?> kind) {
        CareException error = error(status, name, Map.of());
        assertThat(error).isInstanceOf(kind).hasMessageNotContaining("customer");
    }

    @Test
    void a_quota_is_waited_for_a_minute_unless_google_says_otherwise() {
        assertThat(((RateLimited) error(429, "RESOURCE_EXHAUSTED", Map.of())).until())
                .isEqualTo(NOW.plusSeconds(60));
        assertThat(((RateLimited) error(429, "RESOURCE_EXHAUSTED", Map.of("Retry-After", "7"))).until())
                .isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void what_is_not_googles_form_is_judged_by_its_status() {
        HttpAnswer html = HttpAnswer.of(502, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(GoogleErrors.of(READ, html, NOW)).isInstanceOf(Unavailable.class);
    }
}
