package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.connector.meta.GraphErrors.Meaning;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each error of the Graph API means, row by row. */
final class GraphErrorsTest {
    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");
    private static final HttpCall WRITE =
            HttpCall.post("https://graph.example/v23.0/1/comments").named("reply");
    private static final HttpCall READ =
            HttpCall.get("https://graph.example/v23.0/1/comments").named("look");

    private static final GraphErrors ERRORS = GraphErrors.messaging().naming(Set.of("pages_manage_engagement"));

    private static CareException error(HttpCall call, int status, String body, String... headers) {
        Map<String, String> given = headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]);
        return ERRORS.of(call, HttpAnswer.of(status, given, body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    private static String body(int code, int subcode) {
        return "{\"error\":{\"message\":\"words of ours\",\"type\":\"OAuthException\",\"code\":" + code
                + (subcode == 0 ? "" : ",\"error_subcode\":" + subcode) + ",\"fbtrace_id\":\"EJplcsCHuLu\"}}";
    }

    @ParameterizedTest
    @CsvSource({
        // status, code, subcode, what it means for a write, for a read
        "400, 1, 0, OutcomeUnknown, Unavailable",
        "500, 1, 99, OutcomeUnknown, Unavailable",
        "400, 1, 1357046, OutcomeUnknown, Unavailable",
        "500, 2, 0, OutcomeUnknown, Unavailable",
        "400, 2, 2018344, OutcomeUnknown, Unavailable",
        "400, -1, 0, OutcomeUnknown, Unavailable",
        "400, -2, 0, OutcomeUnknown, Unavailable",
        "400, 1200, 0, OutcomeUnknown, Unavailable",
        "400, 3, 0, PermissionDenied, PermissionDenied",
        "400, 4, 0, RateLimited, RateLimited",
        "500, 4, 0, RateLimited, RateLimited",
        "400, 4, 2018022, RateLimited, RateLimited",
        "400, 9, 2018352, RateLimited, RateLimited",
        "400, 17, 0, RateLimited, RateLimited",
        "400, 32, 0, RateLimited, RateLimited",
        "400, 341, 0, RateLimited, RateLimited",
        "400, 613, 0, RateLimited, RateLimited",
        "400, 80001, 2494055, RateLimited, RateLimited",
        "400, 80006, 0, RateLimited, RateLimited",
        "400, 80014, 0, RateLimited, RateLimited",
        "429, 0, 0, RateLimited, RateLimited",
        "403, 10, 0, PermissionDenied, PermissionDenied",
        "400, 10, 2018278, ReplyWindowClosed, ReplyWindowClosed",
        "400, 100, 0, InvalidRequest, InvalidRequest",
        "404, 100, 33, NotFound, NotFound",
        "400, 100, 2018001, NotFound, NotFound",
        "400, 100, 2018292, NotFound, NotFound",
        "400, 100, 36007, ReauthorizationRequired, ReauthorizationRequired",
        "400, 100, 36008, ReauthorizationRequired, ReauthorizationRequired",
        "400, 100, 36009, ReauthorizationRequired, ReauthorizationRequired",
        "400, 102, 0, ReauthorizationRequired, ReauthorizationRequired",
        "400, 104, 0, ReauthorizationRequired, ReauthorizationRequired",
        "401, 190, 0, ReauthorizationRequired, ReauthorizationRequired",
        "400, 190, 458, ReauthorizationRequired, ReauthorizationRequired",
        "400, 190, 459, ReauthorizationRequired, ReauthorizationRequired",
        "400, 190, 460, ReauthorizationRequired, ReauthorizationRequired",
        "400, 190, 463, ReauthorizationRequired, ReauthorizationRequired",
        "400, 190, 464, ReauthorizationRequired, ReauthorizationRequired",
        "400, 190, 467, ReauthorizationRequired, ReauthorizationRequired",
        "400, 190, 492, ReauthorizationRequired, ReauthorizationRequired",
        "403, 200, 0, PermissionDenied, PermissionDenied",
        "403, 230, 0, PermissionDenied, PermissionDenied",
        "403, 299, 0, PermissionDenied, PermissionDenied",
        "400, 300, 0, InvalidRequest, InvalidRequest",
        "400, 368, 0, ContentRejected, ContentRejected",
        "400, 506, 0, DuplicateContent, DuplicateContent",
        "400, 551, 1545041, ReplyWindowClosed, ReplyWindowClosed",
        "404, 803, 0, NotFound, NotFound",
        "400, 2022, 0, ContentRejected, ContentRejected",
        "400, 2500, 0, InvalidRequest, InvalidRequest",
        "400, 1609005, 0, ContentRejected, ContentRejected",
        "400, 987654, 0, InvalidRequest, InvalidRequest",
        "500, 100, 0, OutcomeUnknown, Unavailable",
        "503, 0, 0, OutcomeUnknown, Unavailable",
        "404, 0, 0, NotFound, NotFound",
    })
    void every_row_of_the_table_holds(int status, int code, int subcode, String write, String read) {
        assertThat(error(WRITE, status, body(code, subcode)).getClass().getSimpleName())
                .isEqualTo(write);
        assertThat(error(READ, status, body(code, subcode)).getClass().getSimpleName())
                .isEqualTo(read);
    }

    @Test
    void what_meta_calls_passing_leaves_a_writes_outcome_unknown() {
        String passing = "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"code\":987,\"is_transient\":true}}";
        assertThat(error(WRITE, 400, passing).getClass().getSimpleName()).isEqualTo("OutcomeUnknown");
        assertThat(error(READ, 400, passing).getClass().getSimpleName()).isEqualTo("Unavailable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Business-Use-Case-Usage|{\"7\":[{\"estimated_time_to_regain_access\":4},{\"estimated_time_to_regain_access\":9}]}|PT9M",
                "Retry-After|120|PT2M",
                "X-App-Usage|{\"call_count\":100}|PT5M",
                "X-Business-Use-Case-Usage|not json|PT5M",
                "X-Business-Use-Case-Usage|{\"7\":[{\"estimated_time_to_regain_access\":99999999}]}|PT24H",
            })
    void a_throttled_call_waits_as_long_as_meta_says_or_five_minutes(String header, String value, String wait) {
        CareException error = error(WRITE, 400, body(32, 0), header, value);
        assertThat(error).isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                .isEqualTo(NOW.plus(Duration.parse(wait))));
    }

    @Test
    void messages_name_codes_trace_and_missing_permission_but_no_words() {
        String denied = "{\"error\":{\"message\":\"(#200) my words. Requires pages_manage_engagement\",\"code\":200,"
                + "\"fbtrace_id\":\"AbC\"}}";
        assertThat(error(WRITE, 403, denied))
                .hasMessage("POST https://graph.example (reply) answered 403: code 200,"
                        + " permission pages_manage_engagement, trace AbC");
    }

    @Test
    void what_is_no_error_of_metas_goes_by_its_status() {
        assertThat(error(WRITE, 502, "<html>").getClass().getSimpleName()).isEqualTo("OutcomeUnknown");
        assertThat(error(READ, 502, "<html>").getClass().getSimpleName()).isEqualTo("Unavailable");
        assertThat(error(READ, 401, "").getClass().getSimpleName()).isEqualTo("ReauthorizationRequired");
        assertThat(error(READ, 400, "{\"error\":\"text\"}").getClass().getSimpleName())
                .isEqualTo("InvalidRequest");
        assertThat(error(READ, 400, "{\"error\":{\"code\":99999999999999}}")
                        .getClass()
                        .getSimpleName())
                .isEqualTo("InvalidRequest");
    }

    @Test
    void what_only_messages_have_is_not_known_to_networks_without_them() {
        byte[] closed = body(551, 0).getBytes(StandardCharsets.UTF_8);
        assertThat(GraphErrors.common().of(WRITE, HttpAnswer.of(400, Map.of(), closed), NOW))
                .isInstanceOf(InvalidRequest.class);
    }

    @Test
    void rows_of_a_network_count_before_the_common_ones_and_change_no_other_table() {
        GraphErrors own = ERRORS.with(Meaning.CLOSED, 100)
                .withSubcodes(Meaning.REJECTED, 190, 5)
                .with(Meaning.PASSING, 131000);
        assertThat(own.of(WRITE, answer(100, 0), NOW)).isInstanceOf(ReplyWindowClosed.class);
        assertThat(own.of(WRITE, answer(100, 33), NOW)).isInstanceOf(NotFound.class);
        assertThat(own.of(WRITE, answer(190, 5), NOW)).isInstanceOf(ContentRejected.class);
        assertThat(own.of(WRITE, answer(190, 6), NOW)).isInstanceOf(ReauthorizationRequired.class);
        assertThat(own.of(WRITE, answer(131000, 0), NOW)).isInstanceOf(OutcomeUnknown.class);
        assertThat(ERRORS.of(WRITE, answer(100, 0), NOW)).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void a_person_who_gets_too_much_waits_a_minute() {
        GraphErrors own = ERRORS.with(Meaning.PERSON_THROTTLED, 131056);
        assertThat(own.of(WRITE, answer(131056, 0), NOW))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isEqualTo(NOW.plus(GraphErrors.PERSON_WAIT)));
    }

    private static HttpAnswer answer(int code, int subcode) {
        return HttpAnswer.of(400, Map.of(), body(code, subcode).getBytes(StandardCharsets.UTF_8));
    }
}
