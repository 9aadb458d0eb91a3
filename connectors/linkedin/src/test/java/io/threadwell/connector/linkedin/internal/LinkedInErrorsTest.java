package io.threadwell.connector.linkedin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table, in the forms in which LinkedIn answers. */
final class LinkedInErrorsTest {
    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");
    private static final HttpCall READ =
            HttpCall.get("https://api.linkedin.com/rest/posts").named("list posts");
    private static final HttpCall WRITE = HttpCall.post("https://api.linkedin.com/rest/socialActions/x/comments")
            .named("answer");

    private static HttpAnswer answer(int status, int number, String code, String message, Map<String, String> headers) {
        String body = "{\"status\":" + status + ",\"serviceErrorCode\":" + number + ",\"code\":\"" + code
                + "\",\"message\":\"" + message + "\"}";
        return HttpAnswer.of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static CareException of(HttpCall call, int status, int number, String code, String message) {
        return LinkedInErrors.of(call, answer(status, number, code, message, Map.of()), NOW);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(400, 0, "INVALID_URN_ID", "The URN ID provided is invalid.", InvalidRequest.class),
                Arguments.of(400, 0, "FIELD_LENGTH_TOO_LONG", "length of text is too long", ContentRejected.class),
                Arguments.of(400, 0, "DUPLICATE_POST", "Content is a duplicate", DuplicateContent.class),
                Arguments.of(401, 65600, "INVALID_ACCESS_TOKEN", "Invalid access token", ReauthorizationRequired.class),
                Arguments.of(401, 65601, "REVOKED_ACCESS_TOKEN", "revoked by the user", ReauthorizationRequired.class),
                Arguments.of(401, 65602, "EXPIRED_ACCESS_TOKEN", "has expired", ReauthorizationRequired.class),
                Arguments.of(401, 65608, "RESTRICTED_MEMBER", "Member is restricted", ReauthorizationRequired.class),
                Arguments.of(401, 401, "", "Empty oauth2_access_token", ReauthorizationRequired.class),
                Arguments.of(403, 100, "ACCESS_DENIED", "Not enough permissions to access", PermissionDenied.class),
                Arguments.of(
                        403, 100, "ACCESS_DENIED", "Unpermitted fields present in REQUEST_BODY", InvalidRequest.class),
                Arguments.of(404, 0, "NOT_FOUND", "Could not find entity", NotFound.class),
                Arguments.of(409, 0, "CONFLICT", "Conflict", DuplicateContent.class),
                Arguments.of(413, 0, "", "too large", ContentRejected.class),
                Arguments.of(422, 0, "DUPLICATE_POST", "Duplicate post is detected", DuplicateContent.class),
                Arguments.of(422, 0, "INVALID_CONTENT", "Unprocessable", ContentRejected.class),
                Arguments.of(426, 0, "NONEXISTENT_VERSION", "Requested version is not active", InvalidRequest.class),
                Arguments.of(429, 101, "TOO_MANY_REQUESTS", "Resource level throttle", RateLimited.class),
                Arguments.of(500, 0, "INTERNAL_SERVER_ERROR", "Internal", OutcomeUnknown.class),
                Arguments.of(503, 0, "SERVICE_UNAVAILABLE", "Unavailable", OutcomeUnknown.class),
                Arguments.of(504, 0, "GATEWAY_TIMEOUT", "A timeout occurred", OutcomeUnknown.class));
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @MethodSource("rows")
    void an_answer_means_what_its_row_says(int status, int number, String code, String message, Class<?> error) {
        assertThat(of(WRITE, status, number, code, message))
                .isInstanceOf(error)
                .hasMessageContaining("answer")
                .hasMessageContaining(code)
                .hasMessageNotContaining(message);
    }

    @Test
    void a_read_that_failed_at_linkedins_side_may_be_made_again() {
        assertThat(of(READ, 500, 0, "INTERNAL_SERVER_ERROR", "")).isInstanceOf(Unavailable.class);
        assertThat(of(READ, 504, 0, "", "")).isInstanceOf(Unavailable.class);
    }

    @Test
    void an_answer_that_is_no_json_means_what_its_status_says() {
        HttpAnswer page = HttpAnswer.of(502, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(LinkedInErrors.of(READ, page, NOW)).isInstanceOf(Unavailable.class);
    }

    static Stream<Arguments> waits() {
        Instant midnight = Instant.parse("2025-03-04T00:00:00Z");
        return Stream.of(
                Arguments.of(
                        101,
                        "Resource level throttle limit for calls to this resource is reached.",
                        Map.of(),
                        midnight),
                Arguments.of(0, "Resource level throttle APPLICATION DAY limit for calls", Map.of(), midnight),
                Arguments.of(
                        0,
                        "Comment create throttled: creation rate limit exceeded for member",
                        Map.of(),
                        NOW.plus(LinkedInErrors.COMMENTING_WAIT)),
                Arguments.of(0, "Too many requests", Map.of(), NOW.plus(LinkedInErrors.PASSING_WAIT)),
                Arguments.of(101, "DAY limit", Map.of("Retry-After", "90"), NOW.plusSeconds(90)),
                Arguments.of(
                        0,
                        "",
                        Map.of("Retry-After", "Mon, 03 Mar 2025 09:10:00 GMT"),
                        NOW.plus(Duration.ofMinutes(10))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("waits")
    void too_many_calls_end_when_the_quota_does(
            int number, String message, Map<String, String> headers, Instant until) {
        CareException error = LinkedInErrors.of(WRITE, answer(429, number, "TOO_MANY_REQUESTS", message, headers), NOW);
        assertThat(error).isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                .isEqualTo(until));
    }

    @Test
    void a_refusal_of_the_whole_app_is_told_from_a_members() {
        assertThat(LinkedInErrors.isOfWholeApp(answer(429, 101, "", "throttle APPLICATION DAY limit", Map.of())))
                .isTrue();
        assertThat(LinkedInErrors.isOfWholeApp(answer(429, 101, "", "throttle MEMBER DAY limit", Map.of())))
                .isFalse();
    }

    @Test
    void the_day_ends_at_midnight_in_greenwich() {
        assertThat(LinkedInErrors.midnightAfter(Instant.parse("2025-03-03T23:59:59.999Z")))
                .isEqualTo("2025-03-04T00:00:00Z");
        assertThat(LinkedInErrors.midnightAfter(Instant.parse("2025-03-04T00:00:00Z")))
                .isEqualTo("2025-03-05T00:00:00Z");
    }
}
