package io.threadwell.support.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.support.http.HttpAnswer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaHeadersTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "60,2026-01-31T12:01:00Z",
                "1769860860,2026-01-31T12:01:00Z",
                "1769860860000,2026-01-31T12:01:00Z",
                "2026-01-31T12:01:00Z,2026-01-31T12:01:00Z",
                "1769860000,-",
                "0,-",
                "-5,-",
                "99999999999,-",
                "9223372036854775807,-",
                "soon,-",
                "'',-"
            })
    void a_reset_is_read_in_every_form(String reset, Instant expected) {
        HttpAnswer answer =
                answer(Map.of("x-ratelimit-limit", "300", "X-RateLimit-Remaining", " 7 ", "X-RateLimit-Reset", reset));

        assertThat(QuotaHeaders.common().read(answer, NOW)).contains(new ObservedQuota(300, 7, expected));
    }

    @Test
    void without_limit_or_remaining_nothing_is_known() {
        assertThat(QuotaHeaders.common().read(answer(Map.of("X-RateLimit-Limit", "3")), NOW))
                .isEmpty();
        assertThat(QuotaHeaders.common()
                        .read(answer(Map.of("X-RateLimit-Limit", "x", "X-RateLimit-Remaining", "1")), NOW))
                .isEmpty();
    }

    @Test
    void a_vendor_may_have_other_names_and_no_reset() {
        QuotaHeaders own = new QuotaHeaders("X-Rate-Limit", "X-Rate-Limit-Remaining", "");

        assertThat(own.read(answer(Map.of("X-Rate-Limit", "700", "X-Rate-Limit-Remaining", "699")), NOW))
                .contains(new ObservedQuota(700, 699, null));
    }

    @Test
    void a_quota_that_contradicts_itself_is_put_right() {
        assertThat(new ObservedQuota(10, 20, null).remaining()).isEqualTo(10);
        assertThat(new ObservedQuota(10, -3, null).remaining()).isZero();
    }

    private static HttpAnswer answer(Map<String, String> headers) {
        return HttpAnswer.of(200, headers, new byte[0]);
    }
}
