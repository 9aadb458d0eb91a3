package io.threadwell.connector.linkedin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Page "Little Text Format". */
final class LittleTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plain words | plain words",
                "Hello @[Devtestco](urn:li:organization:2414183)! | Hello Devtestco!",
                "@[Ana \\(B\\)](urn:li:person:1) said | Ana (B) said",
                "#coding stays | #coding stays",
                "a \\*star\\* and \\_line\\_ | a *star* and _line_",
                "back\\\\slash | back\\slash",
                "mail me \\@ home | mail me @ home",
                "[no mention](urn) | [no mention](urn)",
                "@[unfinished | @[unfinished",
                "مرحبا @[你好](urn:li:organization:1) 👩‍👧 | مرحبا 你好 👩‍👧"
            })
    void the_text_is_what_readers_see(String written, String shown) {
        assertThat(LittleText.plain(written)).isEqualTo(shown);
    }

    @Test
    void a_hashtag_template_is_its_hashtag() {
        assertThat(LittleText.plain("so {hashtag|\\#|coding} it")).isEqualTo("so #coding it");
        assertThat(LittleText.plain("{hashtag|\uFF03|你好}")).isEqualTo("#你好");
    }

    @Test
    void a_long_text_of_marks_is_read_in_time() {
        String marks = "@[".repeat(50_000) + "\\".repeat(50_001) + "{hashtag|".repeat(10_000);
        assertThat(LittleText.plain(marks)).isNotEmpty();
    }
}
