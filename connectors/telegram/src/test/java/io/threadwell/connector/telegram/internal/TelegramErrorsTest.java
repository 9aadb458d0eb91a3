package io.threadwell.connector.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each of the Bot API's errors means. */
final class TelegramErrorsTest {
    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");
    private static final HttpCall SEND = HttpCall.post("https://api.telegram.org/bot42:AAH-secret/sendMessage")
            .named("sendMessage");

    private static CareException error(int code, String description, String parameters) {
        String body = "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description
                + "\",\"parameters\":{" + parameters + "}}";
        return TelegramErrors.of(SEND, HttpAnswer.of(code, Map.of(), body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | Bad Request: BUSINESS_PEER_USAGE_MISSING                            | ReplyWindowClosed
            400 | Bad Request: BUSINESS_CONNECTION_INVALID                            | PermissionDenied
            400 | Bad Request: business connection not found                          | PermissionDenied
            400 | Bad Request: chat not found                                         | NotFound
            400 | Bad Request: user not found                                         | NotFound
            400 | Bad Request: PEER_ID_INVALID                                        | NotFound
            400 | Bad Request: message to be replied not found                        | NotFound
            400 | Bad Request: replied message not found                              | NotFound
            400 | Bad Request: message to edit not found                              | NotFound
            400 | Bad Request: message to delete not found                            | NotFound
            400 | Bad Request: message to react not found                             | NotFound
            400 | Bad Request: message to pin not found                               | NotFound
            400 | Bad Request: message to unpin not found                             | NotFound
            400 | Bad Request: message thread not found                               | NotFound
            400 | Bad Request: message not found                                      | NotFound
            400 | Bad Request: MESSAGE_ID_INVALID                                     | NotFound
            400 | Bad Request: TOPIC_DELETED                                          | NotFound
            400 | Bad Request: invalid file_id                                        | NotFound
            400 | Bad Request: wrong file_id or the file is temporarily unavailable   | NotFound
            400 | Bad Request: the file is temporarily unavailable                    | NotFound
            400 | Bad Request: file is too big                                        | InvalidRequest
            400 | Bad Request: not enough rights to send text messages to the chat    | PermissionDenied
            400 | Bad Request: have no rights to send a message                       | PermissionDenied
            400 | Bad Request: need administrator rights in the channel chat          | PermissionDenied
            400 | Bad Request: CHAT_ADMIN_REQUIRED                                    | PermissionDenied
            400 | Bad Request: CHAT_WRITE_FORBIDDEN                                   | PermissionDenied
            400 | Bad Request: group chat was deactivated                             | PermissionDenied
            400 | Bad Request: TOPIC_CLOSED                                           | PermissionDenied
            400 | Bad Request: message can't be deleted for everyone                  | PermissionDenied
            400 | Bad Request: message can't be edited                                | InvalidRequest
            400 | Bad Request: there is no text in the message to edit                | InvalidRequest
            400 | Bad Request: message is too long                                    | ContentRejected
            400 | Bad Request: message caption is too long                            | ContentRejected
            400 | Bad Request: text must be non-empty                                 | ContentRejected
            400 | Bad Request: message text is empty                                  | ContentRejected
            400 | Bad Request: failed to get HTTP URL content                         | ContentRejected
            400 | Bad Request: wrong type of the web page content                     | ContentRejected
            400 | Bad Request: wrong file identifier/HTTP URL specified               | ContentRejected
            400 | Bad Request: WEBPAGE_CURL_FAILED                                    | ContentRejected
            400 | Bad Request: PHOTO_INVALID_DIMENSIONS                               | ContentRejected
            400 | Bad Request: REACTION_INVALID                                       | PermissionDenied
            400 | Bad Request: something new                                          | InvalidRequest
            401 | Unauthorized                                                        | ReauthorizationRequired
            403 | Forbidden: bot was blocked by the user                              | PermissionDenied
            403 | Forbidden: user is deactivated                                      | PermissionDenied
            403 | Forbidden: bot can't initiate conversation with a user              | PermissionDenied
            403 | Forbidden: bot was kicked from the group chat                       | PermissionDenied
            403 | Forbidden: something new                                            | PermissionDenied
            404 | Not Found                                                           | ReauthorizationRequired
            409 | Conflict: can't use getUpdates method while webhook is active       | InvalidRequest
            409 | Conflict: terminated by other getUpdates request                    | Conflict
            409 | Conflict: something new                                             | Conflict
            413 | Request Entity Too Large                                            | ContentRejected
            429 | Too Many Requests: retry after 5                                    | RateLimited
            500 | Internal Server Error                                               | OutcomeUnknown
            502 | Bad Gateway                                                         | OutcomeUnknown
            """)
    void an_error_means(int code, String description, String meaning) {
        CareException error = error(code, description, "");
        assertThat(error.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(error).hasMessageNotContaining("secret");
    }

    @Test
    void the_wait_is_told_in_seconds() {
        assertThat(error(429, "Too Many Requests", "\"retry_after\":35"))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(NOW.plusSeconds(35)));
        assertThat(error(429, "Too Many Requests", ""))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(NOW.plusSeconds(60)));
    }
}
