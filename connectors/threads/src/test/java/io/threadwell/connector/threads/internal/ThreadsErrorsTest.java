package io.threadwell.connector.threads.internal;

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

/** What the errors mean that Threads is seen to give; the rows of all of Meta are held where they stand. */
final class ThreadsErrorsTest {
    private static final HttpCall WRITE =
            HttpCall.post("https://graph.example/v1.0/1/threads_publish").named("publish reply");
    private static final HttpCall READ =
            HttpCall.get("https://graph.example/v1.0/1/threads").named("poll threads");

    private static CareException error(HttpCall call, int status, int code, int subcode, String words) {
        String body = "{\"error\":{\"message\":\"" + words + "\",\"type\":\"THApiException\",\"code\":" + code
                + ",\"error_subcode\":" + subcode + ",\"fbtrace_id\":\"abcdefg\"}}";
        HttpAnswer answer = HttpAnswer.of(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return ThreadsErrors.TABLE.of(call, answer, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        // status, code, subcode, what it means for a write, for a read
        "400, 24, 4279009, NotFound, NotFound",
        "400, 24, 0, NotFound, NotFound",
        "400, 100, 33, NotFound, NotFound",
        "400, 100, 0, InvalidRequest, InvalidRequest",
        "401, 190, 463, ReauthorizationRequired, ReauthorizationRequired",
        "403, 10, 0, PermissionDenied, PermissionDenied",
        "403, 200, 0, PermissionDenied, PermissionDenied",
        "400, 4, 0, RateLimited, RateLimited",
        "400, 17, 0, RateLimited, RateLimited",
        "400, 613, 0, RateLimited, RateLimited",
        "400, 368, 0, ContentRejected, ContentRejected",
        "400, 506, 0, DuplicateContent, DuplicateContent",
        "500, 1, 0, OutcomeUnknown, Unavailable",
        "500, 2, 0, OutcomeUnknown, Unavailable",
        "503, 0, 0, OutcomeUnknown, Unavailable",
    })
    void every_row_of_the_table_holds(int status, int code, int subcode, String write, String read) {
        assertThat(error(WRITE, status, code, subcode, "m").getClass().getSimpleName())
                .isEqualTo(write);
        assertThat(error(READ, status, code, subcode, "m").getClass().getSimpleName())
                .isEqualTo(read);
    }

    @Test
    void messages_name_the_permission_that_is_missing_and_no_words() {
        assertThat(error(WRITE, 403, 10, 0, "my words. Requires threads_manage_replies"))
                .hasMessageContaining("permission threads_manage_replies")
                .hasMessageContaining("trace abcdefg")
                .hasMessageNotContaining("my words");
    }
}
