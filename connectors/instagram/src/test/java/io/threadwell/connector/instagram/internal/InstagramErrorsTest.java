package io.threadwell.connector.instagram.internal;

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

final class InstagramErrorsTest {
    private static final HttpCall WRITE =
            HttpCall.post("https://graph.example/v23.0/me/messages").named("send message");
    private static final HttpCall READ =
            HttpCall.get("https://graph.example/v23.0/me/conversations").named("poll conversations");

    private static CareException error(HttpCall call, int code, int subcode, String words) {
        String body = "{\"error\":{\"message\":\"" + words + "\",\"code\":" + code + ",\"error_subcode\":" + subcode
                + ",\"fbtrace_id\":\"BLBz\"}}";
        HttpAnswer answer = HttpAnswer.of(400, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return InstagramErrors.TABLE.of(call, answer, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        // code, subcode, what it means for a write, for a read
        "1, 0, OutcomeUnknown, Unavailable",
        "2, 0, OutcomeUnknown, Unavailable",
        "1200, 0, OutcomeUnknown, Unavailable",
        "4, 0, RateLimited, RateLimited",
        "9, 0, RateLimited, RateLimited",
        "17, 0, RateLimited, RateLimited",
        "613, 0, RateLimited, RateLimited",
        "80002, 0, RateLimited, RateLimited",
        "190, 463, ReauthorizationRequired, ReauthorizationRequired",
        "10, 0, PermissionDenied, PermissionDenied",
        "25, 2207050, PermissionDenied, PermissionDenied",
        "4, 2207051, ContentRejected, ContentRejected",
        "200, 0, PermissionDenied, PermissionDenied",
        "100, 0, InvalidRequest, InvalidRequest",
        "2500, 0, InvalidRequest, InvalidRequest",
        "100, 33, NotFound, NotFound",
        "100, 2534014, NotFound, NotFound",
        "100, 2018218, NotFound, NotFound",
        "100, 2018008, ContentRejected, ContentRejected",
        "100, 2018047, ContentRejected, ContentRejected",
        "100, 2018109, ContentRejected, ContentRejected",
        "100, 2018294, ContentRejected, ContentRejected",
        "100, 2534068, ContentRejected, ContentRejected",
        "368, 0, ContentRejected, ContentRejected",
        "10, 2018065, ReplyWindowClosed, ReplyWindowClosed",
        "10, 2018108, ReplyWindowClosed, ReplyWindowClosed",
        "10, 2018278, ReplyWindowClosed, ReplyWindowClosed",
        "10, 2534022, ReplyWindowClosed, ReplyWindowClosed",
        "10, 2534025, ReplyWindowClosed, ReplyWindowClosed",
        "551, 0, ReplyWindowClosed, ReplyWindowClosed",
        "10900, 0, ReplyWindowClosed, ReplyWindowClosed",
        "10903, 0, ReplyWindowClosed, ReplyWindowClosed",
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
        assertThat(error(READ, 200, 0, "Requires instagram_business_manage_comments permission"))
                .hasMessageContaining("permission instagram_business_manage_comments");
    }
}
