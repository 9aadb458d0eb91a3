package io.threadwell.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSpotErrorsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final HttpCall WRITE = HttpCall.post("https://api.hubapi.com/crm/objects/2026-09/notes/batch/create")
            .named("create notes");
    private static final HttpCall READ =
            HttpCall.get("https://api.hubapi.com/crm/owners/2026-09").named("get owners");

    private static CareException of(HttpCall call, int status, Map<String, String> headers, String body) {
        return HubSpotErrors.of(call, HttpAnswer.of(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static CareException of(HttpCall call, int status, String category) {
        return of(call, status, Map.of(), "{\"status\":\"error\",\"message\":\"x\",\"category\":\"" + category + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, VALIDATION_ERROR, InvalidRequest, InvalidRequest",
        "400, CONFLICT, Conflict, Conflict",
        "400, '', InvalidRequest, InvalidRequest",
        "401, INVALID_AUTHENTICATION, ReauthorizationRequired, ReauthorizationRequired",
        "401, EXPIRED_AUTHENTICATION, ReauthorizationRequired, ReauthorizationRequired",
        "403, MISSING_SCOPES, PermissionDenied, PermissionDenied",
        "403, RATE_LIMITS, RateLimited, RateLimited",
        "404, OBJECT_NOT_FOUND, NotFound, NotFound",
        "404, '', InvalidRequest, InvalidRequest",
        "409, CONFLICT, Conflict, Conflict",
        "413, '', ContentRejected, ContentRejected",
        "414, '', InvalidRequest, InvalidRequest",
        "423, '', RateLimited, RateLimited",
        "429, RATE_LIMITS, RateLimited, RateLimited",
        "477, MIGRATION_IN_PROGRESS, RateLimited, RateLimited",
        "500, INTERNAL_ERROR, OutcomeUnknown, Unavailable",
        "502, '', OutcomeUnknown, Unavailable",
        "503, '', OutcomeUnknown, Unavailable",
        "504, '', OutcomeUnknown, Unavailable",
        "521, '', Unavailable, Unavailable",
        "522, '', OutcomeUnknown, Unavailable",
        "523, '', Unavailable, Unavailable",
        "524, '', OutcomeUnknown, Unavailable",
        "525, '', Unavailable, Unavailable",
        "526, '', Unavailable, Unavailable",
    })
    void each_answer_has_its_meaning(int status, String category, String ofWrite, String ofRead) {
        assertThat(of(WRITE, status, category).getClass().getSimpleName()).isEqualTo(ofWrite);
        assertThat(of(READ, status, category).getClass().getSimpleName()).isEqualTo(ofRead);
    }

    @ParameterizedTest
    @CsvSource({
        "429, '', SECONDLY, 1",
        "429, '', TEN_SECONDLY_ROLLING, 10",
        "429, '', DAILY, 3600",
        "429, '', '', 10",
        "429, 7, DAILY, 7",
        "423, '', '', 2",
        "477, 120, '', 120",
        "477, '', '', 3600",
    })
    void each_limit_ends_when_it_says(int status, String retryAfter, String policy, long seconds) {
        Map<String, String> headers = retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter);
        assertThat(of(READ, status, headers, "{\"policyName\":\"" + policy + "\"}"))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(NOW.plusSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "VALIDATION_ERROR, '', InvalidRequest",
        "CONFLICT, '', Conflict",
        "OBJECT_NOT_FOUND, '', NotFound",
        "VALIDATION_ERROR, crm.associations.INVALID_OBJECT_IDS, NotFound",
        "INTERNAL_ERROR, '', Unavailable",
        "RATE_LIMITS, '', RateLimited",
        "MISSING_SCOPES, '', PermissionDenied",
        "SOMETHING_NEW, '', InvalidRequest",
    })
    void each_row_has_its_meaning(String category, String subCategory, String meaning) {
        CareException error = HubSpotErrors.ofRow(
                JsonValue.parse("{\"category\":\"" + category + "\",\"subCategory\":\"" + subCategory + "\"}"), NOW);
        assertThat(error.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(error).hasMessageContaining(category);
    }

    @Test
    void a_unique_value_that_another_record_has_is_a_conflict_though_it_is_told_as_invalid() {
        CareException error = HubSpotErrors.ofRow(
                JsonValue.parse("{\"category\":\"VALIDATION_ERROR\",\"message\":\"Property values were not valid: "
                        + "[{\\\"isValid\\\":false,\\\"message\\\":\\\"ann@example.org\\\",\\\"error\\\":"
                        + "\\\"CONFLICTING_UNIQUE_VALUE\\\",\\\"name\\\":\\\"work_email\\\"}]\"}"),
                NOW);
        assertThat(error.getClass().getSimpleName()).isEqualTo("Conflict");
        assertThat(error).hasMessageContaining("work_email").hasMessageNotContaining("ann@");
    }

    @Test
    void what_is_no_json_has_the_meaning_of_its_status() {
        assertThat(of(WRITE, 502, Map.of(), "<html>Bad Gateway</html>")
                        .getClass()
                        .getSimpleName())
                .isEqualTo("OutcomeUnknown");
    }
}
