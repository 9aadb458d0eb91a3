package io.threadwell.connector.mastodon.internal;

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

/** Each row of the table of errors. */
final class MastodonErrorsTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final HttpCall READ =
            HttpCall.get("https://mastodon.example/api").named("read");
    private static final HttpCall WRITE =
            HttpCall.post("https://mastodon.example/api").named("write");

    private static CareException error(HttpCall call, int status, String words, Map<String, String> headers) {
        byte[] body = ("{\"error\":\"" + words + "\"}").getBytes(StandardCharsets.UTF_8);
        return MastodonErrors.of(call, HttpAnswer.of(status, headers, body), NOW);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(401, "The access token is invalid", ReauthorizationRequired.class),
                Arguments.of(401, "The access token was revoked", ReauthorizationRequired.class),
                Arguments.of(401, "This method requires an authenticated user", ReauthorizationRequired.class),
                Arguments.of(403, "This action is outside the authorized scopes", ReauthorizationRequired.class),
                Arguments.of(403, "Your login is currently disabled", ReauthorizationRequired.class),
                Arguments.of(403, "Your login is missing a confirmed e-mail address", ReauthorizationRequired.class),
                Arguments.of(403, "This action is not allowed", PermissionDenied.class),
                Arguments.of(404, "Record not found", NotFound.class),
                Arguments.of(410, "", NotFound.class),
                Arguments.of(413, "", ContentRejected.class),
                Arguments.of(422, "Validation failed: Text can't be blank", ContentRejected.class),
                Arguments.of(422, "Validation failed: Text character limit of 500 exceeded", ContentRejected.class),
                Arguments.of(422, "Validation failed: File content type is invalid", ContentRejected.class),
                Arguments.of(422, "Validation failed: Someone else's post cannot be pinned", PermissionDenied.class),
                Arguments.of(
                        422,
                        "Validation failed: You have already pinned the maximum number of posts",
                        PermissionDenied.class),
                Arguments.of(
                        422,
                        "Validation failed: Posts that are only visible to mentioned users cannot be pinned",
                        PermissionDenied.class),
                Arguments.of(422, "Validation failed: Status has already been taken", DuplicateContent.class),
                Arguments.of(422, "Cannot attach more than 4 files", ContentRejected.class),
                Arguments.of(
                        422,
                        "Cannot attach files that have not finished processing. Try again in a moment!",
                        Unavailable.class),
                Arguments.of(422, "something else", InvalidRequest.class),
                Arguments.of(400, "bad", InvalidRequest.class),
                Arguments.of(429, "Too many requests", RateLimited.class),
                Arguments.of(500, "Error processing thumbnail for uploaded media", ContentRejected.class),
                Arguments.of(500, "", OutcomeUnknown.class),
                Arguments.of(502, "", OutcomeUnknown.class),
                Arguments.of(503, "Service Unavailable", OutcomeUnknown.class),
                Arguments.of(504, "", OutcomeUnknown.class));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_answer_to_a_write_means_something_and_repeats_no_words(int status, String words, Class<?> meaning) {
        CareException error = error(WRITE, status, words, Map.of());
        assertThat(error).isInstanceOf(meaning);
        if (!words.isEmpty()) {
            assertThat(error).hasMessageNotContaining(words);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_read_is_never_unknown(int status, String words, Class<?> meaning) {
        CareException error = error(READ, status, words, Map.of());
        assertThat(error).isInstanceOf(meaning == OutcomeUnknown.class ? Unavailable.class : meaning);
    }

    static Stream<Arguments> waits() {
        Instant reset = NOW.plus(Duration.ofMinutes(4));
        return Stream.of(
                Arguments.of(Map.of("X-RateLimit-Reset", reset.toString()), reset),
                Arguments.of(
                        Map.of("X-RateLimit-Reset", "2026-03-03T10:04:00.123456Z"),
                        Instant.parse("2026-03-03T10:04:00.123456Z")),
                Arguments.of(
                        Map.of("X-RateLimit-Reset", NOW.minusSeconds(60).toString()),
                        NOW.plus(MastodonErrors.DEFAULT_WAIT)),
                Arguments.of(
                        Map.of("X-RateLimit-Reset", "2027-03-03T10:04:00Z"), NOW.plus(MastodonErrors.DEFAULT_WAIT)),
                Arguments.of(Map.of("X-RateLimit-Reset", "soon", "Retry-After", "30"), NOW.plusSeconds(30)),
                Arguments.of(Map.of("Retry-After", "Tue, 03 Mar 2026 10:02:00 GMT"), NOW.plusSeconds(120)),
                Arguments.of(Map.of("Retry-After", "1.5"), NOW.plusMillis(1_500)),
                Arguments.of(Map.of(), NOW.plus(MastodonErrors.DEFAULT_WAIT)));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void too_many_calls_last_until_the_reset_or_what_else_is_told(Map<String, String> headers, Instant until) {
        assertThat(error(READ, 429, "Too many requests", headers))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(until));
    }

    @Test
    void what_a_proxy_says_instead_is_read_by_its_status() {
        HttpAnswer html = HttpAnswer.of(502, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(MastodonErrors.of(READ, html, NOW)).isInstanceOf(Unavailable.class);
    }
}
