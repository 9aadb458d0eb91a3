package io.threadwell.helpdesk.zendesk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.WriteResult;
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
import org.junit.jupiter.params.provider.MethodSource;

class ZendeskErrorsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final HttpCall WRITE =
            HttpCall.post("https://example.zendesk.com/api/v2/tickets").named("create ticket");
    private static final HttpCall READ =
            HttpCall.get("https://example.zendesk.com/api/v2/tickets").named("list tickets");

    static Stream<Arguments> answersToWrites() {
        return Stream.of(
                row(400, "{\"error\":\"InvalidValue\"}", InvalidRequest.class),
                row(400, "{\"error\":\"IdempotentRequestError\"}", OutcomeUnknown.class),
                row(401, "{\"error\":\"Couldn't authenticate you\"}", ReauthorizationRequired.class),
                row(
                        403,
                        "{\"error\":{\"title\":\"Forbidden\",\"message\":\"You do not have access\"}}",
                        PermissionDenied.class),
                row(404, "{\"error\":\"RecordNotFound\"}", NotFound.class),
                row(408, "", Unavailable.class),
                row(409, "{\"error\":\"UpdateConflict\"}", Conflict.class),
                row(413, "", ContentRejected.class),
                row(422, "{\"error\":\"RecordInvalid\",\"details\":{\"requester\":[{}]}}", InvalidRequest.class),
                row(
                        422,
                        "{\"error\":\"RecordInvalid\",\"details\":{\"status\":[{\"description\":\"Status: closed prevents ticket update\"}]}}",
                        InvalidRequest.class),
                row(429, "{\"error\":\"TooManyRequests\"}", RateLimited.class),
                row(429, "{\"error\":\"TooManyJobs\"}", RateLimited.class),
                row(500, "", OutcomeUnknown.class),
                row(502, "<html>", OutcomeUnknown.class),
                row(503, "", OutcomeUnknown.class),
                row(504, "", OutcomeUnknown.class),
                row(302, "", InvalidRequest.class));
    }

    @ParameterizedTest
    @MethodSource("answersToWrites")
    void anAnswerToAWriteMeans(int status, String body, Class<? extends CareException> meaning) {
        assertThat(ZendeskErrors.of(WRITE, answer(status, body), NOW)).isInstanceOf(meaning);
    }

    @Test
    void aReadThatIsNotAnsweredCanBeMadeAgain() {
        assertThat(ZendeskErrors.of(READ, answer(503, ""), NOW)).isInstanceOf(Unavailable.class);
    }

    @Test
    void aWriteThatMayHaveTakenEffectIsUnknownUntilItSettled() {
        assertThat(ZendeskErrors.ofWrite(new OutcomeUnknown("cut"), NOW, Duration.ofSeconds(5)))
                .isEqualTo(new WriteResult.Unknown(NOW.plusSeconds(5), "cut"));
        assertThat(ZendeskErrors.ofWrite(new Unavailable("refused"), NOW, Duration.ofSeconds(5)))
                .isInstanceOf(WriteResult.Failed.class);
    }

    @Test
    void theWaitIsZendesksOwnWhetherSecondsOrDate() {
        HttpAnswer seconds = HttpAnswer.of(429, Map.of("Retry-After", "93"), new byte[0]);
        HttpAnswer date = HttpAnswer.of(
                429,
                Map.of("Date", "Sun, 01 Mar 2026 10:00:00 GMT", "Retry-After", "Sun, 01 Mar 2026 10:01:33 GMT"),
                new byte[0]);

        assertThat(((RateLimited) ZendeskErrors.of(WRITE, seconds, NOW)).until())
                .isEqualTo(NOW.plusSeconds(93));
        assertThat(((RateLimited) ZendeskErrors.of(WRITE, date, NOW)).until()).isEqualTo(NOW.plusSeconds(93));
    }

    @Test
    void messagesCarryCodesAndFieldsAndNeverWhatPeopleWrote() {
        CareException error = ZendeskErrors.of(
                WRITE,
                answer(
                        422,
                        "{\"error\":\"RecordInvalid\",\"description\":\"my secret story\",\"details\":{\"comment\":[{\"description\":\"my secret story\"}]}}"),
                NOW);

        assertThat(error).hasMessageContainingAll("create ticket", "422", "RecordInvalid", "comment");
        assertThat(error).hasMessageNotContaining("secret story");
    }

    static Stream<Arguments> items() {
        return Stream.of(
                Arguments.of("{\"error\":\"DatabaseConflict\",\"details\":\"x\"}", Unavailable.class),
                Arguments.of("{\"error\":\"UpdateConflict\"}", Conflict.class),
                Arguments.of("{\"error\":\"PermissionDenied\"}", PermissionDenied.class),
                Arguments.of("{\"error\":\"RecordNotFound\"}", NotFound.class),
                Arguments.of(
                        "{\"error\":\"TicketUpdateFailed\",\"details\":\"Status: closed prevents ticket update\"}",
                        InvalidRequest.class),
                Arguments.of("{\"error\":\"UndefinedError\"}", InvalidRequest.class),
                Arguments.of("{\"status\":\"Failed\",\"success\":false}", InvalidRequest.class));
    }

    @ParameterizedTest
    @MethodSource("items")
    void anItemThatFailedInAJobMeans(String item, Class<? extends CareException> meaning) {
        assertThat(ZendeskErrors.ofItem(JsonValue.parse(item))).isInstanceOf(meaning);
    }

    private static Arguments row(int status, String body, Class<? extends CareException> meaning) {
        return Arguments.of(status, body, meaning);
    }

    private static HttpAnswer answer(int status, String body) {
        return HttpAnswer.of(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
