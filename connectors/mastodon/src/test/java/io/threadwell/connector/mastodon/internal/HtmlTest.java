package io.threadwell.connector.mastodon.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of posts. */
final class HtmlTest {
    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("plain", "plain"),
                Arguments.of("<p>one</p>", "one"),
                Arguments.of("<p>one</p><p>two<br>three<br />four</p>", "one\n\ntwo\nthree\nfour"),
                Arguments.of("<p>one<br><br>two</p>", "one\n\ntwo"),
                Arguments.of(
                        "<p>a &amp; b &lt;c&gt; &quot;d&quot; it&#39;s &#x1F600; &copy; & &#0; &#xZ;</p>",
                        "a & b <c> \"d\" it's 😀 &copy; & &#0; &#xZ;"),
                Arguments.of(
                        "<p><a href=\"https://example.org/a/long/way\" rel=\"nofollow\"><span class=\"invisible\">https://</span>"
                                + "<span class=\"ellipsis\">example.org/a/lo</span><span class=\"invisible\">ng/way</span></a> see</p>",
                        "https://example.org/a/long/way see"),
                Arguments.of(
                        "<p><span class=\"h-card\"><a href=\"https://other.example/@ana\" class=\"u-url mention\">@<span>ana</span></a></span> hi</p>",
                        "@ana hi"),
                Arguments.of(
                        "<p><a href=\"https://other.example/tags/x\" class=\"mention hashtag\" rel=\"tag\">#<span>x</span></a></p>",
                        "#x"),
                Arguments.of(
                        "<p>read <a href=\"https://example.org/a\">this</a>.</p>",
                        "read this (https://example.org/a)."),
                Arguments.of("<p>at <a href='https://example.org/'>example.org</a></p>", "at example.org"),
                Arguments.of(
                        "<p>hello <img class=\"emoji\" alt=\":blobcat:\" src=\"x\"> :wave:</p>",
                        "hello :blobcat: :wave:"),
                Arguments.of("<ul><li>one</li><li>two</li></ul><p>three</p>", "- one\n- two\n\nthree"),
                Arguments.of("<blockquote>he said</blockquote><pre>a\n  b</pre>", "he said\n\na\n  b"),
                Arguments.of("one\ntwo <b>three</b>", "one two three"),
                Arguments.of("1 < 2 and 3 > 2 &", "1 < 2 and 3 > 2 &"),
                Arguments.of("<p>שלום <strong>עולם</strong></p>", "שלום עולם"),
                Arguments.of("<!-- hidden -->shown", "shown"),
                Arguments.of("<p", "<p"),
                Arguments.of("", ""));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void html_becomes_text(String html, String text) {
        assertThat(Html.plain(html)).isEqualTo(text);
    }

    @Test
    void a_text_of_nothing_but_openings_takes_no_time_to_speak_of() {
        assertThat(Html.plain("<a href=\"x".repeat(20_000))).hasSizeGreaterThan(1_000);
        assertThat(Html.plain("&".repeat(200_000))).hasSize(200_000);
        assertThat(Html.plain("<a href=\"https://example.org\">x".repeat(20_000)))
                .isNotEmpty();
    }
}
