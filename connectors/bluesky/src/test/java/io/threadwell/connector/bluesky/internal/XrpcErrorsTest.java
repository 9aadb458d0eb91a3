package io.threadwell.connector.bluesky.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XrpcErrorsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            400 | ExpiredToken            | Token has expired                | ReauthorizationRequired
            401 | ExpiredToken            | -                                | ReauthorizationRequired
            400 | InvalidToken            | Token could not be verified      | ReauthorizationRequired
            401 | AuthMissing             | Authentication Required          | ReauthorizationRequired
            401 | AuthenticationRequired  | Invalid identifier or password   | ReauthorizationRequired
            401 | AccountTakedown         | Account has been taken down      | ReauthorizationRequired
            400 | AccountDeactivated      | Account is deactivated           | ReauthorizationRequired
            401 | -                       | -                                | ReauthorizationRequired
            401 | AuthFactorTokenRequired | A sign in code has been sent     | InvalidRequest
            400 | RecordNotFound          | Could not locate record: at://x  | NotFound
            400 | InvalidRequest          | Could not locate record          | NotFound
            400 | InvalidRequest          | Could not find repo: did:plc:x   | NotFound
            400 | InvalidRequest          | Unable to resolve handle         | NotFound
            400 | NotFound                | Post not found: at://x           | NotFound
            404 | -                       | -                                | NotFound
            400 | BlockedActor            | -                                | PermissionDenied
            400 | MessagesDisabled        | -                                | PermissionDenied
            400 | NotFollowedBySender     | -                                | PermissionDenied
            400 | ConvoLocked             | -                                | PermissionDenied
            403 | Forbidden               | -                                | PermissionDenied
            400 | RecipientNotFound       | -                                | NotFound
            400 | InvalidSwap             | Record was at bafy               | Conflict
            400 | InvalidRecord           | -                                | ContentRejected
            400 | BlobTooLarge            | -                                | ContentRejected
            413 | PayloadTooLarge         | -                                | ContentRejected
            400 | InvalidRequest          | Invalid app.bsky.feed.post       | InvalidRequest
            400 | SomethingNew            | -                                | InvalidRequest
            429 | RateLimitExceeded       | Rate Limit Exceeded              | RateLimited
            500 | InternalServerError     | Internal Server Error            | OutcomeUnknown
            502 | UpstreamFailure         | -                                | OutcomeUnknown
            503 | NotEnoughResources      | -                                | OutcomeUnknown
            501 | MethodNotImplemented    | -                                | InvalidRequest
            """)
    void namesAndStatusesMeanWhatToDoNext(int status, String name, String words, String expected) {
        assertThat(error("com.atproto.repo.putRecord", status, name, words)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
    }

    @Test
    void aPasswordWithoutAccessToDirectMessagesIsNoDeadSession() {
        assertThat(error("chat.bsky.convo.getLog", 400, "InvalidToken", "Bad token method")
                        .getClass()
                        .getSimpleName())
                .isEqualTo("PermissionDenied");
    }

    @Test
    void messagesNeverRepeatWhatTheServerSaysInWords() {
        assertThat(error("com.atproto.repo.putRecord", 400, "InvalidRequest", "our secret text"))
                .hasMessageNotContaining("secret")
                .hasMessageContaining("InvalidRequest");
        assertThat(error("com.atproto.repo.putRecord", 400, "our secret text", "x"))
                .hasMessageNotContaining("secret");
    }

    @Test
    void aLimitEndsWhenTheServerSays() {
        HttpCall call = HttpCall.post("https://example.org/xrpc/x");
        Map<String, String> headers = Map.of(
                "ratelimit-limit", "3000",
                "ratelimit-remaining", "0",
                "ratelimit-reset", Long.toString(NOW.getEpochSecond() + 77));
        HttpAnswer answer = HttpAnswer.of(429, headers, new byte[0]);
        assertThat(((RateLimited) XrpcErrors.of(new XrpcCall("x", call), answer, NOW)).until())
                .isEqualTo(NOW.plusSeconds(77));
    }

    private static CareException error(String method, int status, String name, String words) {
        JsonObject body = JsonObject.create().putIfPresent("error", name).putIfPresent("message", words);
        HttpCall call = HttpCall.post("https://example.org/xrpc/" + method).named(method);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return XrpcErrors.of(new XrpcCall(method, call), HttpAnswer.of(status, Map.of(), bytes), NOW);
    }
}
