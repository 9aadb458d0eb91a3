package io.threadwell.connector.reddit.internal;

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
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of errors. */
final class RedditErrorsTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final HttpCall READ =
            HttpCall.get("https://oauth.reddit.com/api").named("read");
    private static final HttpCall WRITE =
            HttpCall.post("https://oauth.reddit.com/api").named("write");
    private static final String WORDS = "words that may repeat ours";

    private static CareException within(HttpCall call, String code) {
        JsonValue body = JsonValue.parse("{\"json\":{\"errors\":[[\"" + code + "\",\"" + WORDS + "\",\"parent\"]]}}");
        return RedditErrors.within(call, body, NOW).orElseThrow();
    }

    static Stream<Arguments> codes() {
        return Stream.of(
                        rows(RateLimited.class, "RATELIMIT", "SUBREDDIT_RATELIMIT", "QUOTA_FILLED"),
                        rows(ReplyWindowClosed.class, "TOO_OLD", "THREAD_LOCKED"),
                        rows(
                                NotFound.class,
                                "DELETED_COMMENT",
                                "DELETED_LINK",
                                "DELETED_THING",
                                "NO_THING_ID",
                                "COMMENT_NOT_ACCESSIBLE",
                                "POST_NOT_ACCESSIBLE",
                                "USER_DOESNT_EXIST",
                                "SUBREDDIT_NOEXIST",
                                "CONVERSATION_NOT_FOUND"),
                        rows(
                                ContentRejected.class,
                                "NO_TEXT",
                                "TOO_LONG",
                                "TOO_SHORT",
                                "NO_SUBJECT",
                                "BAD_STRING",
                                "DOMAIN_BANNED",
                                "SUBREDDIT_LINKING_DISABLED",
                                "SUBREDDIT_OUTBOUND_LINKING_DISALLOWED",
                                "COMMENT_GUIDANCE_VALIDATION_FAILED",
                                "COMMENT_BODY_NOT_ALLOWED"),
                        rows(
                                PermissionDenied.class,
                                "NOT_WHITELISTED_BY_USER_MESSAGE",
                                "INVALID_USER",
                                "USER_BLOCKED",
                                "USER_BLOCKED_MESSAGE",
                                "USER_MUTED",
                                "MUTED_FROM_SUBREDDIT",
                                "BANNED",
                                "BANNED_FROM_SUBREDDIT",
                                "SUBREDDIT_NOTALLOWED",
                                "SUBREDDIT_NO_ACCESS",
                                "NO_SR_TO_SR_MESSAGE",
                                "MOD_REQUIRED",
                                "ADMIN_REQUIRED",
                                "NOT_AUTHOR",
                                "IN_TIMEOUT",
                                "VERIFIED_USER_REQUIRED",
                                "BAD_CAPTCHA",
                                "COMMENT_UNREPLIABLE",
                                "COMMENT_NOT_STICKYABLE"),
                        rows(ReauthorizationRequired.class, "USER_REQUIRED", "NOT_USER", "EXPIRED"),
                        rows(DuplicateContent.class, "ALREADY_SUB", "ALREADY_STICKIED"),
                        rows(Unavailable.class, "CONFLICT"),
                        rows(OutcomeUnknown.class, "SOMETHING_IS_BROKEN", "INTERNAL_SERVER_ERROR"),
                        rows(InvalidRequest.class, "SOMETHING_NEW", "bad code!", ""))
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> rows(Class<?> meaning, String... codes) {
        return Stream.of(codes).map(code -> Arguments.of(code, meaning));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void each_code_in_a_good_answer_means_something_and_repeats_no_words(String code, Class<?> meaning) {
        assertThat(within(WRITE, code)).isInstanceOf(meaning).hasMessageNotContaining(WORDS);
        assertThat(within(READ, code)).isInstanceOf(meaning == OutcomeUnknown.class ? Unavailable.class : meaning);
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                Arguments.of("\"ratelimit\":512.2,", "try again in 9 minutes", Duration.ofMillis(512_200)),
                Arguments.of("\"ratelimit\":3,", "", Duration.ofSeconds(3)),
                Arguments.of("", "Take a break for 9 minutes before trying again.", Duration.ofMinutes(10)),
                Arguments.of("", "try again in 43 seconds.", Duration.ofSeconds(44)),
                Arguments.of("", "Take a break for 500 milliseconds", Duration.ofMillis(501)),
                Arguments.of("", "try again in 1 hour", Duration.ofHours(2)),
                Arguments.of("", "try again later.", RedditErrors.DEFAULT_WAIT),
                Arguments.of("\"ratelimit\":-1,", "", RedditErrors.DEFAULT_WAIT),
                Arguments.of("\"ratelimit\":1e30,", "", RedditErrors.DEFAULT_WAIT));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void the_wait_is_what_the_field_or_the_words_say(String field, String words, Duration wait) {
        JsonValue body = JsonValue.parse(
                "{\"json\":{" + field + "\"errors\":[[\"RATELIMIT\",\"" + words + "\",\"ratelimit\"]]}}");
        assertThat(RedditErrors.within(WRITE, body, NOW).orElseThrow())
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(NOW.plus(wait)));
    }

    private static CareException of(HttpCall call, int status, String body, Map<String, String> headers) {
        return RedditErrors.of(call, HttpAnswer.of(status, headers, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(400, InvalidRequest.class),
                Arguments.of(401, ReauthorizationRequired.class),
                Arguments.of(403, PermissionDenied.class),
                Arguments.of(404, NotFound.class),
                Arguments.of(409, DuplicateContent.class),
                Arguments.of(413, ContentRejected.class),
                Arguments.of(429, RateLimited.class),
                Arguments.of(451, PermissionDenied.class),
                Arguments.of(500, OutcomeUnknown.class),
                Arguments.of(502, OutcomeUnknown.class),
                Arguments.of(503, OutcomeUnknown.class),
                Arguments.of(504, OutcomeUnknown.class),
                Arguments.of(520, OutcomeUnknown.class));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void each_status_means_something(int status, Class<?> meaning) {
        String body = "{\"message\":\"" + WORDS + "\",\"error\":" + status + "}";
        assertThat(of(WRITE, status, body, Map.of())).isInstanceOf(meaning).hasMessageNotContaining(WORDS);
        assertThat(of(READ, status, "<html>", Map.of()))
                .isInstanceOf(meaning == OutcomeUnknown.class ? Unavailable.class : meaning);
    }

    @Test
    void a_token_without_the_permission_needs_the_person() {
        Map<String, String> headers =
                Map.of("WWW-Authenticate", "Bearer realm=\"reddit\", error=\"insufficient_scope\"");
        assertThat(of(WRITE, 403, "{}", headers)).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_refusal_with_another_status_is_read_by_its_code_or_reason() {
        String errors = "{\"json\":{\"errors\":[[\"TOO_OLD\",\"" + WORDS + "\",\"parent\"]]}}";
        assertThat(of(WRITE, 403, errors, Map.of())).isInstanceOf(ReplyWindowClosed.class);
        assertThat(of(WRITE, 400, "{\"reason\":\"THREAD_LOCKED\",\"error\":400}", Map.of()))
                .isInstanceOf(ReplyWindowClosed.class);
        assertThat(of(WRITE, 403, "{\"reason\":\"private\",\"error\":403}", Map.of()))
                .isInstanceOf(PermissionDenied.class);
        assertThat(of(WRITE, 404, "{\"reason\":\"banned\",\"error\":404}", Map.of()))
                .isInstanceOf(NotFound.class);
        assertThat(of(WRITE, 500, errors, Map.of())).isInstanceOf(OutcomeUnknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Ratelimit-Reset, 120, 120000",
        "X-Ratelimit-Reset, 0.5, 500",
        "Retry-After, 7, 7000",
        "X-Other, 1, 60000"
    })
    void too_many_calls_last_until_the_reset_or_what_else_is_told(String header, String value, long millis) {
        assertThat(of(READ, 429, "", Map.of(header, value)))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(NOW.plusMillis(millis)));
    }

    @Test
    void an_answer_without_errors_has_none() {
        assertThat(RedditErrors.within(WRITE, JsonValue.parse("{\"json\":{\"errors\":[]}}"), NOW))
                .isEmpty();
        assertThat(RedditErrors.within(WRITE, JsonValue.parse("{}"), NOW)).isEmpty();
    }
}
