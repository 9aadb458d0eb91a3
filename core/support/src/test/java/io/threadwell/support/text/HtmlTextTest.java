package io.threadwell.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello|Hello",
                "<p>Hello</p>|Hello",
                "a &lt;b&gt; &amp;amp; &#x1F642; &#8364;|a <b> &amp; 🙂 €",
                "fish&nbsp;&amp;&nbsp;chips|fish & chips",
                "a < b and c > d|a < b and c > d",
                "AT&T; R&D|AT&T; R&D",
                "see <a href=\"https://example.org/x\">here</a>|see here (https://example.org/x)",
                "<a href='https://example.org'>example.org</a>|example.org",
                "<a href=\"mailto:a@example.org\">write</a>|write",
                "<img alt=\"a cat\" src=\"x.png\">|a cat",
                "<b title=\"a > b\">bold</b>|bold",
                "x<!-- unseen --> y|x y",
                "<style>p{}</style><SCRIPT>var a='<p>';</SCRIPT>text|text",
                "  many   blanks  |many blanks",
                "never <b closed|never",
            })
    void what_is_shown_stays(String html, String text) {
        assertThat(HtmlText.plain(html)).isEqualTo(text);
    }

    @Test
    void paragraphs_lines_and_lists_keep_their_shape() {
        assertThat(HtmlText.plain("<p>One</p>\n<p>Two<br>three</p><ul><li>a</li><li>b</li></ul><div>end</div>"))
                .isEqualTo("One\n\nTwo\nthree\n\n- a\n- b\n\nend");
    }

    @Test
    void preformatted_text_keeps_its_lines() {
        assertThat(HtmlText.plain("<pre>a  b\nc</pre>")).isEqualTo("a  b\nc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello", "a <b> & \"c\" 'd'", "one\ntwo\n\nthree", "<script>alert(1)</script>", "🙂 ünïcode"})
    void a_text_made_html_reads_as_it_was(String text) {
        String html = HtmlText.html(text);
        assertThat(html).doesNotContain("<script").doesNotContain("<b>");
        assertThat(HtmlText.plain(html)).isEqualTo(text);
    }

    @Test
    void line_ends_of_all_kinds_become_one_break_each() {
        assertThat(HtmlText.html("a\r\nb\rc\nd")).isEqualTo("a<br>b<br>c<br>d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "&", "<a href=\"", "</script", "<!--", "<pre>\n"})
    void whatever_is_repeated_is_read_quickly(String piece) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> HtmlText.plain(piece.repeat(20_000)), "grows faster than the length");
    }
}
