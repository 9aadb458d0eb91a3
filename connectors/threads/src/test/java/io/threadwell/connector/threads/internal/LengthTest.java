package io.threadwell.connector.threads.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.support.text.TextSplitter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters, and emoji as their bytes in UTF-8. */
final class LengthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "hello, 5",
        "'two\nlines', 9",
        "مرحبا, 5",
        "你好，世界。, 6",
        "𠮷, 1",
        "é, 1",
        "©, 1",
        "😀, 4",
        "a😀b, 6",
        "❤, 3",
        "❤️, 6",
        "1️⃣, 7",
        "🇩🇪, 8",
        "👍🏽, 8",
        "👩‍👩‍👧, 18",
        "https://example.org/?q=1, 24",
    })
    void texts_count_as_threads_counts_them(String text, int length) {
        assertThat(Length.of(text)).isEqualTo(length);
    }

    @Test
    void a_long_text_is_split_so_that_each_part_fits_and_no_emoji_is_torn() {
        String text = "We are sorry 👩‍👩‍👧 and look into it. مرحبا بك، 你好。 "
                .repeat(40)
                .strip();
        List<String> parts = TextSplitter.split(text, 500, Length::of).orElseThrow();
        assertThat(parts).hasSizeGreaterThan(3).allSatisfy(part -> assertThat(Length.of(part))
                .isLessThanOrEqualTo(500));
        assertThat(String.join(" ", parts).split("👩‍👩‍👧", -1)).hasSize(41);
    }
}
