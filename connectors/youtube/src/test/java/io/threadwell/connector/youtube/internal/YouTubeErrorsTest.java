package io.threadwell.connector.youtube.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.error.UnsupportedOperation;
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
class YouTubeErrorsTest {
    private static final Instant NOW = Instant.parse("2026-01-20T18:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-01-21T08:00:00Z");
    private static final HttpCall READ =
            HttpCall.get("https://youtube.example/youtube/v3/x").named("list");
    private static final HttpCall WRITE =
            HttpCall.post("https://youtube.example/youtube/v3/x").named("answer comment");

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(403, "quotaExceeded", RateLimited.class),
                Arguments.of(403, "dailyLimitExceeded", RateLimited.class),
                Arguments.of(403, "rateLimitExceeded", RateLimited.class),
                Arguments.of(403, "userRateLimitExceeded", RateLimited.class),
                Arguments.of(401, "authError", ReauthorizationRequired.class),
                Arguments.of(401, "authorizationRequired", ReauthorizationRequired.class),
                Arguments.of(401, "required", ReauthorizationRequired.class),
                Arguments.of(403, "insufficientPermissions", ReauthorizationRequired.class),
                Arguments.of(404, "commentNotFound", NotFound.class),
                Arguments.of(404, "parentCommentNotFound", NotFound.class),
                Arguments.of(404, "commentThreadNotFound", NotFound.class),
                Arguments.of(404, "videoNotFound", NotFound.class),
                Arguments.of(404, "channelNotFound", NotFound.class),
                Arguments.of(400, "commentTextTooLong", ContentRejected.class),
                Arguments.of(400, "invalidCustomEmoji", ContentRejected.class),
                Arguments.of(400, "commentTextRequired", InvalidRequest.class),
                Arguments.of(400, "invalidCommentMetadata", InvalidRequest.class),
                Arguments.of(400, "parentIdMissing", InvalidRequest.class),
                Arguments.of(400, "channelOrVideoIdMissing", InvalidRequest.class),
                Arguments.of(400, "banWithoutReject", InvalidRequest.class),
                Arguments.of(400, "processingFailure", InvalidRequest.class),
                Arguments.of(400, "incompatibleParameters", InvalidRequest.class),
                Arguments.of(400, "invalidFilters", InvalidRequest.class),
                Arguments.of(400, "invalidPageToken", InvalidRequest.class),
                Arguments.of(400, "missingRequiredParameter", InvalidRequest.class),
                Arguments.of(400, "unexpectedParameter", InvalidRequest.class),
                Arguments.of(400, "operationNotSupported", UnsupportedOperation.class),
                Arguments.of(403, "commentsDisabled", PermissionDenied.class),
                Arguments.of(400, "parentCommentIsPrivate", PermissionDenied.class),
                Arguments.of(403, "ineligibleAccount", PermissionDenied.class),
                Arguments.of(401, "youtubeSignupRequired", PermissionDenied.class),
                Arguments.of(403, "authenticatedUserNotChannel", PermissionDenied.class),
                Arguments.of(403, "accessNotConfigured", PermissionDenied.class),
                Arguments.of(403, "forbidden", PermissionDenied.class),
                Arguments.of(403, "channelForbidden", PermissionDenied.class),
                Arguments.of(403, "channelClosed", PermissionDenied.class),
                Arguments.of(403, "channelSuspended", PermissionDenied.class),
                Arguments.of(403, "accountDelegationForbidden", PermissionDenied.class),
                Arguments.of(403, "authenticatedUserAccountClosed", PermissionDenied.class),
                Arguments.of(403, "authenticatedUserAccountSuspended", PermissionDenied.class),
                Arguments.of(503, "backendError", Unavailable.class),
                Arguments.of(500, "internalError", Unavailable.class),
                Arguments.of(400, "somethingNew", InvalidRequest.class),
                Arguments.of(403, "somethingNew", PermissionDenied.class),
                Arguments.of(429, "somethingNew", RateLimited.class));
    }

    private static CareException error(HttpCall call, int status, String error) {
        String body = "{\"error\":{\"code\":" + status + ",\"message\":\"words of a customer\"," + error + "}}";
        return YouTubeErrors.of(call, HttpAnswer.of(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static CareException reason(HttpCall call, int status, String reason) {
        return error(call, status, "\"errors\":[{\"domain\":\"youtube.comment\",\"reason\":\"" + reason + "\"}]");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_row_holds_and_repeats_no_words(int status, String reason, Class<?> kind) {
        assertThat(reason(READ, status, reason)).isInstanceOf(kind).hasMessageNotContaining("customer");
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(401, "UNAUTHENTICATED", ReauthorizationRequired.class),
                Arguments.of(403, "PERMISSION_DENIED", PermissionDenied.class),
                Arguments.of(404, "NOT_FOUND", NotFound.class),
                Arguments.of(400, "INVALID_ARGUMENT", InvalidRequest.class),
                Arguments.of(400, "FAILED_PRECONDITION", InvalidRequest.class),
                Arguments.of(400, "OUT_OF_RANGE", InvalidRequest.class),
                Arguments.of(429, "RESOURCE_EXHAUSTED", RateLimited.class),
                Arguments.of(503, "UNAVAILABLE", Unavailable.class));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void what_has_no_reason_that_is_known_is_judged_by_its_status(int status, String name, Class<?> kind) {
        String misleading = "\"errors\":[{\"reason\":\"SERVICE_UNAVAILABLE\"}],\"status\":\"" + name + "\"";
        assertThat(error(READ, status, misleading)).isInstanceOf(kind);
    }

    @Test
    void a_day_that_is_used_up_ends_at_midnight_in_california_and_shorter_limits_in_a_minute() {
        assertThat(((RateLimited) reason(READ, 403, "quotaExceeded")).until()).isEqualTo(MIDNIGHT);
        assertThat(((RateLimited) reason(READ, 403, "rateLimitExceeded")).until())
                .isEqualTo(NOW.plusSeconds(60));
        String newer = "\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"reason\":\"RATE_LIMIT_EXCEEDED\","
                + "\"metadata\":{\"quota_limit\":\"defaultPerDayPerProject\"}}]";
        assertThat(((RateLimited) error(READ, 429, newer)).until()).isEqualTo(MIDNIGHT);
        String minute = newer.replace("PerDay", "PerMinute");
        assertThat(((RateLimited) error(READ, 429, minute)).until()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void a_limit_may_say_itself_when_it_ends() {
        byte[] body = "{\"error\":{\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}".getBytes(StandardCharsets.UTF_8);
        CareException error = YouTubeErrors.of(READ, HttpAnswer.of(403, Map.of("Retry-After", "7"), body), NOW);
        assertThat(((RateLimited) error).until()).isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void a_failure_in_the_midst_of_an_answer_leaves_its_outcome_unknown() {
        assertThat(reason(WRITE, 500, "internalError")).isInstanceOf(OutcomeUnknown.class);
        assertThat(reason(WRITE, 503, "backendError")).isInstanceOf(OutcomeUnknown.class);
        HttpAnswer html = HttpAnswer.of(502, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(YouTubeErrors.of(READ, html, NOW)).isInstanceOf(Unavailable.class);
    }
}
