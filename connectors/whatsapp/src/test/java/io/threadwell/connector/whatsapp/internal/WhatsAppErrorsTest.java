package io.threadwell.connector.whatsapp.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the errors mean that only WhatsApp has, and those of all of Meta that it tells too. */
final class WhatsAppErrorsTest {
    private static final HttpCall WRITE =
            HttpCall.post("https://graph.example/v23.0/1/messages").named("send message");
    private static final HttpCall READ =
            HttpCall.get("https://graph.example/v23.0/1").named("look for media");

    private static CareException error(HttpCall call, int code) {
        String body = "{\"error\":{\"message\":\"my words\",\"code\":" + code
                + ",\"error_data\":{\"messaging_product\":\"whatsapp\",\"details\":\"my words\"}}}";
        HttpAnswer answer = HttpAnswer.of(400, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        return WhatsAppErrors.TABLE.of(call, answer, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        // code, what it means for a write, for a read
        "1, OutcomeUnknown, Unavailable",
        "2, OutcomeUnknown, Unavailable",
        "131000, OutcomeUnknown, Unavailable",
        "131016, OutcomeUnknown, Unavailable",
        "133004, OutcomeUnknown, Unavailable",
        "4, RateLimited, RateLimited",
        "80007, RateLimited, RateLimited",
        "130429, RateLimited, RateLimited",
        "131048, RateLimited, RateLimited",
        "131056, RateLimited, RateLimited",
        "131057, RateLimited, RateLimited",
        "132069, RateLimited, RateLimited",
        "133015, RateLimited, RateLimited",
        "133016, RateLimited, RateLimited",
        "190, ReauthorizationRequired, ReauthorizationRequired",
        "3, PermissionDenied, PermissionDenied",
        "10, PermissionDenied, PermissionDenied",
        "200, PermissionDenied, PermissionDenied",
        "368, PermissionDenied, PermissionDenied",
        "130497, PermissionDenied, PermissionDenied",
        "131005, PermissionDenied, PermissionDenied",
        "131030, PermissionDenied, PermissionDenied",
        "131031, PermissionDenied, PermissionDenied",
        "131037, PermissionDenied, PermissionDenied",
        "131042, PermissionDenied, PermissionDenied",
        "131045, PermissionDenied, PermissionDenied",
        "133000, PermissionDenied, PermissionDenied",
        "133005, PermissionDenied, PermissionDenied",
        "133006, PermissionDenied, PermissionDenied",
        "133008, PermissionDenied, PermissionDenied",
        "133009, PermissionDenied, PermissionDenied",
        "133010, PermissionDenied, PermissionDenied",
        "134011, PermissionDenied, PermissionDenied",
        "100, InvalidRequest, InvalidRequest",
        "131008, InvalidRequest, InvalidRequest",
        "131009, InvalidRequest, InvalidRequest",
        "131021, InvalidRequest, InvalidRequest",
        "131051, InvalidRequest, InvalidRequest",
        "131062, InvalidRequest, InvalidRequest",
        "132000, InvalidRequest, InvalidRequest",
        "132012, InvalidRequest, InvalidRequest",
        "132018, InvalidRequest, InvalidRequest",
        "135000, InvalidRequest, InvalidRequest",
        "33, NotFound, NotFound",
        "131026, NotFound, NotFound",
        "131052, NotFound, NotFound",
        "132001, NotFound, NotFound",
        "130472, ContentRejected, ContentRejected",
        "131049, ContentRejected, ContentRejected",
        "131053, ContentRejected, ContentRejected",
        "132005, ContentRejected, ContentRejected",
        "132007, ContentRejected, ContentRejected",
        "132015, ContentRejected, ContentRejected",
        "132016, ContentRejected, ContentRejected",
        "132068, ContentRejected, ContentRejected",
        "131047, ReplyWindowClosed, ReplyWindowClosed",
        "131050, ReplyWindowClosed, ReplyWindowClosed",
    })
    void every_row_of_the_table_holds(int code, String write, String read) {
        assertThat(error(WRITE, code).getClass().getSimpleName()).isEqualTo(write);
        assertThat(error(READ, code).getClass().getSimpleName()).isEqualTo(read);
        assertThat(error(WRITE, code)).hasMessageContaining("code " + code).hasMessageNotContaining("my words");
    }

    @Test
    void one_person_waits_a_minute_and_a_number_longer() {
        assertThat(((RateLimited) error(WRITE, 131056)).until()).isEqualTo(Instant.EPOCH.plus(GraphErrors.PERSON_WAIT));
        assertThat(((RateLimited) error(WRITE, 130429)).until())
                .isEqualTo(Instant.EPOCH.plus(GraphErrors.DEFAULT_WAIT));
    }
}
