package io.threadwell.connector.x.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** X's page "Counting Characters", and configuration 3 of its open library. */
final class WeightedLengthTest {
    @ParameterizedTest(name = "{0} counts {1}")
    @CsvSource(quoteCharacter = '"', textBlock = """
            hello world, 11
            naïve café, 10
            "cafe\u0301", 4
            Привет, 6
            مرحبا بك, 8
            שלום, 4
            नमस्ते, 6
            สวัสดี, 6
            ታዲያስ, 8
            你好，世界。, 12
            안녕, 4
            ひらがな, 8
            한글 text, 9
            “quoted” – yes…, 16
            ′″‴, 3
            €5, 3
            😷, 2
            👾👾, 4
            🙋🏽, 2
            👨‍🎤, 2
            👨‍👩‍👧‍👦, 2
            🇩🇪🇫🇷, 4
            🏴󠁧󠁢󠁥󠁮󠁧󠁿, 2
            1️⃣, 2
            #️⃣ tag, 6
            ❤️, 2
            ☺, 2
            © 2025, 6
            ©️, 2
            ‼️, 2
            12#*, 4
            https://example.com, 23
            https://example.com/very/long/path?with=this&and=that#there, 23
            HTTP://EXAMPLE.COM, 23
            Hi http://test.co, 26
            see example.com. Then, 33
            (https://example.com/a_(b)), 25
            (see https://example.com/a), 29
            www.example.de, 23
            example.com:8080/x, 23
            node.js is fine, 15
            1.5 metres, 10
            e.g. this, 9
            you@example.com, 15
            @acme.com, 9
            #acme.com, 9
            -example.com, 12
            http://localhost/x, 18
            请看https://example.com/路径, 31
            你好example.com, 27
            example.com/é, 23
            http://例え.jp, 23
            a.example.com/b c, 25
            """)
    void counts_as_x_counts(String text, int weight) {
        assertThat(WeightedLength.of(text)).isEqualTo(weight);
    }

    @Test
    void a_post_takes_140_characters_of_chinese_or_as_many_emoji_and_280_of_arabic() {
        assertThat(WeightedLength.of("故".repeat(140))).isEqualTo(280);
        assertThat(WeightedLength.of("👨‍👩‍👧‍👦".repeat(140))).isEqualTo(280);
        assertThat(WeightedLength.of("م".repeat(280))).isEqualTo(280);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.", "a-", "https://a.b/(", "www.", "👩\u200D", "\u0301", ".com", "ß."})
    void hostile_texts_are_counted_in_bounded_time(String part) {
        int length = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> WeightedLength.of(part.repeat(20_000)));
        assertThat(length).isPositive();
    }
}
