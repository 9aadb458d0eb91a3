package io.threadwell.connector.facebook.internal;

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

/** What the errors mean that only Facebook has; the rows of all of Meta are held where they stand. */
final class FacebookErrorsTest {
    private static final HttpCall WRITE =
            HttpCall.post("https://graph.example/v23.0/1/comments").named("reply");
    private static final HttpCall READ =
            HttpCall.get("https://graph.example/v23.0/1/comments").named("look");

    private static CareException error(HttpCall call, int code, int subcode, String words) {
        String body =
                "{\"error\":{\"message\":\"" + words + "\",\"code\":" + code + ",\"error_subcode\":" + subcode + "}}";
        HttpAnswer answer = HttpAnswer.of(400, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return FacebookErrors.TABLE.of(call, answer, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        // code, subcode, what it means for a write, for a read
        "20, 1772107, OutcomeUnknown, Unavailable",
        "551, 0, ReplyWindowClosed, ReplyWindowClosed",
        "10900, 0, ReplyWindowClosed, ReplyWindowClosed",
        "10901, 0, ReplyWindowClosed, ReplyWindowClosed",
        "10902, 0, ReplyWindowClosed, ReplyWindowClosed",
        "10903, 0, ReplyWindowClosed, ReplyWindowClosed",
    })
    void every_row_of_the_table_holds(int code, int subcode, String write, String read) {
        assertThat(error(WRITE, code, subcode, "m").getClass().getSimpleName()).isEqualTo(write);
        assertThat(error(READ, code, subcode, "m").getClass().getSimpleName()).isEqualTo(read);
    }

    @Test
    void messages_name_the_permission_that_is_missing() {
        assertThat(error(WRITE, 200, 0, "my words. Requires pages_manage_engagement"))
                .hasMessageContaining("permission pages_manage_engagement")
                .hasMessageNotContaining("my words");
    }
}
