package io.threadwell.connector.tiktok.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each code means; nearly all come with status 200. */
final class TikTokErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "200,40002,InvalidRequest,InvalidRequest",
        "200,40064,RateLimited,RateLimited",
        "200,40100,RateLimited,RateLimited",
        "200,40101,ReauthorizationRequired,ReauthorizationRequired",
        "200,40105,ReauthorizationRequired,ReauthorizationRequired",
        "200,40110,ReauthorizationRequired,ReauthorizationRequired",
        "200,41234,InvalidRequest,InvalidRequest",
        "200,50000,Unavailable,OutcomeUnknown",
        "200,51010,Unavailable,OutcomeUnknown",
        "200,0,Unavailable,OutcomeUnknown",
        "503,0,Unavailable,OutcomeUnknown",
        "401,40105,ReauthorizationRequired,ReauthorizationRequired",
        "429,0,RateLimited,RateLimited"
    })
    void a_code_means(int status, int code, String forReads, String forWrites) {
        byte[] body = ("{\"code\":" + code + ",\"message\":\"text\"}").getBytes(StandardCharsets.UTF_8);
        HttpAnswer answer = HttpAnswer.of(status, Map.of(), body);
        Instant now = Instant.parse("2025-03-03T09:00:00Z");
        HttpCall read = HttpCall.get("https://business-api.tiktok.com/");
        HttpCall write = HttpCall.post("https://business-api.tiktok.com/");
        assertThat(TikTokErrors.of(read, answer, now).getClass().getSimpleName())
                .isEqualTo(forReads);
        assertThat(TikTokErrors.of(write, answer, now).getClass().getSimpleName())
                .isEqualTo(forWrites);
        assertThat(TikTokErrors.of(read, answer, now)).hasMessageNotContaining("text");
    }
}
