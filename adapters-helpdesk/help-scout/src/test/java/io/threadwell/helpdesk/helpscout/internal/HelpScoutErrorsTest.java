package io.threadwell.helpdesk.helpscout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpScoutErrorsTest {
    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");
    private static final HttpCall WRITE =
            HttpCall.post("https://api.helpscout.net/v2/conversations").named("create conversation");
    private static final HttpCall READ =
            HttpCall.get("https://api.helpscout.net/v2/conversations").named("list conversations");

    private static CareException of(HttpCall call, int status, Map<String, String> headers, String body) {
        return HelpScoutErrors.of(call, HttpAnswer.of(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequest, InvalidRequest",
        "401, ReauthorizationRequired, ReauthorizationRequired",
        "403, PermissionDenied, PermissionDenied",
        "404, NotFound, NotFound",
        "409, Conflict, Conflict",
        "412, InvalidRequest, InvalidRequest",
        "413, ContentRejected, ContentRejected",
        "415, InvalidRequest, InvalidRequest",
        "429, RateLimited, RateLimited",
        "500, OutcomeUnknown, Unavailable",
        "502, OutcomeUnknown, Unavailable",
        "503, OutcomeUnknown, Unavailable",
        "504, OutcomeUnknown, Unavailable",
    })
    void each_status_has_its_meaning(int status, String ofWrite, String ofRead) {
        assertThat(of(WRITE, status, Map.of(), "").getClass().getSimpleName()).isEqualTo(ofWrite);
        assertThat(of(READ, status, Map.of(), "<html>").getClass().getSimpleName())
                .isEqualTo(ofRead);
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Retry-After, 7, 7",
        "Retry-After, 9, 9",
        "X-RateLimit-Retry-After, soon, 60",
        "Other, 1, 60"
    })
    void the_wait_is_read_from_help_scouts_own_header_first(String header, String value, long seconds) {
        assertThat(((RateLimited) of(WRITE, 429, Map.of(header, value), "")).until())
                .isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    void messages_name_fields_and_never_what_was_sent() {
        String body = "{\"logRef\":\"x\",\"message\":\"Bad request: my secret words\",\"_embedded\":{\"errors\":["
                + "{\"path\":\"subject\",\"message\":\"my secret words\",\"rejectedValue\":\"my secret words\"},"
                + "{\"path\":\"my secret words\"}]}}";
        assertThat(of(WRITE, 400, Map.of(), body))
                .hasMessageContaining("subject")
                .hasMessageContaining("create conversation")
                .hasMessageNotContaining("secret");
    }

    @Test
    void an_unknown_outcome_says_when_to_look() {
        WriteResult result = HelpScoutErrors.ofWrite(of(WRITE, 502, Map.of(), ""), NOW, Duration.ofSeconds(10));
        assertThat(result).isInstanceOfSatisfying(WriteResult.Unknown.class, unknown -> assertThat(unknown.lookAfter())
                .isEqualTo(NOW.plusSeconds(10)));
    }
}
