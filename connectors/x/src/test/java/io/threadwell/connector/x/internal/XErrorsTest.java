package io.threadwell.connector.x.internal;

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
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table, in the forms in which X answers. */
final class XErrorsTest {
    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");
    private static final HttpCall READ =
            HttpCall.get("https://api.x.com/2/users/1/mentions").named("poll");
    private static final HttpCall WRITE =
            HttpCall.post("https://api.x.com/2/tweets").named("answer");

    private static CareException of(HttpCall call, int status, String body, Map<String, String> headers) {
        return XErrors.of(call, HttpAnswer.of(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static CareException of(int status, String body) {
        return of(WRITE, status, body, Map.of());
    }

    private static String problem(String type, String detail) {
        return "{\"title\":\"A title\",\"detail\":\"" + detail + "\",\"type\":\"" + type + "\",\"status\":403}";
    }

    private static String typed(String type) {
        return problem("https://api.twitter.com/2/problems/" + type, "Some words.");
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(400, "invalid-request", InvalidRequest.class),
                Arguments.of(404, "resource-not-found", NotFound.class),
                Arguments.of(200, "resource-not-found", NotFound.class),
                Arguments.of(400, "resource-unavailable", NotFound.class),
                Arguments.of(403, "not-authorized-for-resource", PermissionDenied.class),
                Arguments.of(403, "not-authorized-for-field", PermissionDenied.class),
                Arguments.of(403, "field-unauthorized", PermissionDenied.class),
                Arguments.of(500, "field-hydration-failure", OutcomeUnknown.class),
                Arguments.of(403, "disallowed-resource", PermissionDenied.class),
                Arguments.of(403, "client-forbidden", PermissionDenied.class),
                Arguments.of(403, "unsupported-authentication", PermissionDenied.class),
                Arguments.of(403, "oauth1-permissions", PermissionDenied.class),
                Arguments.of(429, "usage-capped", RateLimited.class),
                Arguments.of(403, "usage-capped", RateLimited.class),
                Arguments.of(402, "credits", RateLimited.class),
                Arguments.of(429, "rate-limit-exceeded", RateLimited.class),
                Arguments.of(500, "internal-error", OutcomeUnknown.class),
                Arguments.of(400, "rule-cap", InvalidRequest.class),
                Arguments.of(400, "invalid-rules", InvalidRequest.class),
                Arguments.of(400, "duplicate-rules", DuplicateContent.class));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("problems")
    void a_problem_means_what_its_type_says(int status, String type, Class<?> error) {
        assertThat(of(status, typed(type))).isInstanceOf(error).hasMessageContaining(type);
    }

    @Test
    void trouble_with_a_stream_passes() {
        assertThat(of(READ, 429, typed("streaming-connection"), Map.of())).isInstanceOf(Unavailable.class);
        assertThat(of(READ, 503, typed("operational-disconnect"), Map.of())).isInstanceOf(Unavailable.class);
        assertThat(of(READ, 409, typed("rule-configuration-issue"), Map.of())).isInstanceOf(Unavailable.class);
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                        row(401, ReauthorizationRequired.class, 32, 89),
                        row(400, ReauthorizationRequired.class, 215),
                        row(404, NotFound.class, 17, 34, 50, 144),
                        row(403, NotFound.class, 385, 421, 422),
                        row(403, PermissionDenied.class, 63, 64, 87, 93, 99, 136, 179, 219, 220, 261, 326, 416, 453),
                        row(429, RateLimited.class, 88),
                        row(403, RateLimited.class, 185, 344),
                        row(503, OutcomeUnknown.class, 130),
                        row(500, OutcomeUnknown.class, 131),
                        row(403, DuplicateContent.class, 139, 187),
                        row(403, ContentRejected.class, 170, 186, 226, 323, 354, 386, 407),
                        row(400, ContentRejected.class, 324, 325),
                        row(403, ReplyWindowClosed.class, 150, 349, 433),
                        row(400, InvalidRequest.class, 25, 38, 44, 120, 151, 214))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> row(int status, Class<?> error, int... codes) {
        return Arrays.stream(codes).mapToObj(code -> Arguments.of(status, code, error));
    }

    @ParameterizedTest(name = "{0}, code {1}")
    @MethodSource("codes")
    void an_error_in_the_older_form_means_what_its_code_says(int status, int code, Class<?> error) {
        String body = "{\"errors\":[{\"code\":" + code + ",\"message\":\"Some words.\"}]}";
        assertThat(of(status, body)).isInstanceOf(error).hasMessageContaining("code " + code);
    }

    static Stream<Arguments> wordings() {
        return Stream.of(
                Arguments.of("You are not allowed to create a Tweet with duplicate content.", DuplicateContent.class),
                Arguments.of(
                        "You attempted to reply to a Tweet that is deleted or not visible to you.", NotFound.class),
                Arguments.of(
                        "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged"
                                + " by the author of the post you are replying to.",
                        ReplyWindowClosed.class),
                Arguments.of(
                        "The original Tweet author restricted who can reply to this Tweet.", ReplyWindowClosed.class),
                Arguments.of("You do not have permission to DM one or more participants.", ReplyWindowClosed.class),
                Arguments.of("You cannot send messages to this user.", ReplyWindowClosed.class),
                Arguments.of("You cannot send messages to users who are not following you.", ReplyWindowClosed.class),
                Arguments.of("Your Tweet text is too long.", ContentRejected.class),
                Arguments.of("This request looks like it might be automated.", ContentRejected.class),
                Arguments.of("Your media IDs are invalid.", ContentRejected.class),
                Arguments.of("Usage cap exceeded: Monthly product cap", RateLimited.class),
                Arguments.of(
                        "Your enrolled account does not have any credits to fulfill this request.", RateLimited.class),
                Arguments.of("You are not permitted to perform this action.", PermissionDenied.class));
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void where_x_gives_nothing_else_its_wording_decides(String detail, Class<?> error) {
        assertThat(of(403, problem("about:blank", detail))).isInstanceOf(error).hasMessageNotContaining(detail);
    }

    @Test
    void a_list_of_errors_may_be_a_text() {
        assertThat(of(403, "{\"errors\":\"Status is a duplicate.\"}")).isInstanceOf(DuplicateContent.class);
    }

    @Test
    void a_refused_token_is_dead_whatever_the_body_says() {
        assertThat(of(401, "{\"title\":\"Unauthorized\",\"type\":\"about:blank\"}"))
                .isInstanceOf(ReauthorizationRequired.class);
        assertThat(of(401, "<html>no</html>")).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_write_that_the_server_broke_at_may_have_taken_effect_and_a_read_has_none() {
        assertThat(of(WRITE, 500, "", Map.of())).isInstanceOf(OutcomeUnknown.class);
        assertThat(of(READ, 502, "", Map.of())).isInstanceOf(Unavailable.class);
    }

    private static RateLimited limited(Map<String, String> headers) {
        return (RateLimited)
                of(WRITE, 429, "{\"errors\":[{\"code\":88,\"message\":\"Rate limit exceeded\"}]}", headers);
    }

    private static String seconds(Duration fromNow) {
        return Long.toString(NOW.plus(fromNow).getEpochSecond());
    }

    @Test
    void too_many_calls_last_until_the_reset() {
        Instant reset = NOW.plus(Duration.ofMinutes(4));
        assertThat(limited(Map.of("x-rate-limit-reset", seconds(Duration.ofMinutes(4))))
                        .until())
                .isEqualTo(reset);
        assertThat(limited(Map.of("Retry-After", "30")).until()).isEqualTo(NOW.plusSeconds(30));
        assertThat(limited(Map.of("Retry-After", "Mon, 03 Mar 2025 09:02:00 GMT"))
                        .until())
                .isEqualTo(NOW.plusSeconds(120));
        assertThat(limited(Map.of()).until()).isEqualTo(NOW.plus(XErrors.DEFAULT_WAIT));
        assertThat(limited(Map.of("x-rate-limit-reset", "12")).until()).isEqualTo(NOW.plus(XErrors.DEFAULT_WAIT));
    }

    @Test
    void the_window_that_is_used_up_decides() {
        RateLimited limited = limited(Map.of(
                "x-rate-limit-remaining",
                "38",
                "x-rate-limit-reset",
                seconds(Duration.ofMinutes(4)),
                "x-user-limit-24hour-remaining",
                "0",
                "x-user-limit-24hour-reset",
                seconds(Duration.ofHours(20))));
        assertThat(limited.until()).isEqualTo(NOW.plus(Duration.ofHours(20)));
    }

    @Test
    void a_used_up_allowance_is_tried_again_now_and_then() {
        RateLimited capped = (RateLimited) of(429, typed("usage-capped"));
        assertThat(capped.until()).isEqualTo(NOW.plus(XErrors.ALLOWANCE_WAIT));
    }

    @Test
    void what_x_says_is_never_repeated() {
        assertThat(of(400, problem("about:blank", "our own words came back"))).hasMessageNotContaining("our own words");
        assertThat(of(400, problem("https://x.com/problems/our-secret", "no"))).hasMessageNotContaining("secret");
    }
}
