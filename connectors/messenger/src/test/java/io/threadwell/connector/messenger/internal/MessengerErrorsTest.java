package io.threadwell.connector.messenger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Messenger's errors mean, and those of all of Meta that it tells too. */
final class MessengerErrorsTest {
    private static final HttpCall WRITE =
            HttpCall.post("https://graph.example/v23.0/1/messages").named("send message");
    private static final HttpCall READ =
            HttpCall.get("https://graph.example/v23.0/1/conversations").named("poll conversations");

    private static CareException error(HttpCall call, int code, int subcode, String words) {
        String body = "{\"error\":{\"message\":\"" + words + "\",\"code\":" + code + ",\"error_subcode\":" + subcode
                + ",\"fbtrace_id\":\"BLBz\"}}";
        HttpAnswer answer = HttpAnswer.of(400, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return MessengerErrors.TABLE.of(call, answer, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        // code, subcode, what it means for a write, for a read
        "-1, 2018012, OutcomeUnknown, Unavailable",
        "1, 99, OutcomeUnknown, Unavailable",
        "1, 1357046, OutcomeUnknown, Unavailable",
        "2, 0, OutcomeUnknown, Unavailable",
        "1200, 0, OutcomeUnknown, Unavailable",
        "4, 2018022, RateLimited, RateLimited",
        "9, 0, RateLimited, RateLimited",
        "32, 0, RateLimited, RateLimited",
        "613, 0, RateLimited, RateLimited",
        "613, 1893015, RateLimited, RateLimited",
        "80006, 0, RateLimited, RateLimited",
        "190, 0, ReauthorizationRequired, ReauthorizationRequired",
        "190, 463, ReauthorizationRequired, ReauthorizationRequired",
        "10, 0, PermissionDenied, PermissionDenied",
        "10, 2018300, PermissionDenied, PermissionDenied",
        "200, 0, PermissionDenied, PermissionDenied",
        "200, 2018028, PermissionDenied, PermissionDenied",
        "230, 0, PermissionDenied, PermissionDenied",
        "100, 0, InvalidRequest, InvalidRequest",
        "100, 2018001, NotFound, NotFound",
        "100, 2018074, NotFound, NotFound",
        "100, 2018218, NotFound, NotFound",
        "100, 33, NotFound, NotFound",
        "2018218, 0, NotFound, NotFound",
        "100, 2018008, ContentRejected, ContentRejected",
        "100, 2018047, ContentRejected, ContentRejected",
        "100, 2018109, ContentRejected, ContentRejected",
        "100, 2018294, ContentRejected, ContentRejected",
        "368, 0, ContentRejected, ContentRejected",
        "10, 2018065, ReplyWindowClosed, ReplyWindowClosed",
        "10, 2018108, ReplyWindowClosed, ReplyWindowClosed",
        "10, 2018278, ReplyWindowClosed, ReplyWindowClosed",
        "10, 2534022, ReplyWindowClosed, ReplyWindowClosed",
        "200, 1545041, ReplyWindowClosed, ReplyWindowClosed",
        "551, 0, ReplyWindowClosed, ReplyWindowClosed",
        "551, 1545041, ReplyWindowClosed, ReplyWindowClosed",
    })
    void every_row_of_the_table_holds(int code, int subcode, String write, String read) {
        assertThat(error(WRITE, code, subcode, "my words").getClass().getSimpleName())
                .isEqualTo(write);
        assertThat(error(READ, code, subcode, "my words").getClass().getSimpleName())
                .isEqualTo(read);
        assertThat(error(WRITE, code, subcode, "my words"))
                .hasMessageContaining("code " + code)
                .hasMessageNotContaining("my words");
    }

    @Test
    void a_permission_that_is_missing_is_named() {
        assertThat(error(READ, 200, 0, "Requires pages_messaging permission to manage the object"))
                .hasMessageContaining("permission pages_messaging");
    }
}
