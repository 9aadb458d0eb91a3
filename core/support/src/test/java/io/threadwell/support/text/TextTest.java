package io.threadwell.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "'',0",
        "abc,3",
        "é,1",
        "e\u0301,1",
        "👨‍👩‍👧‍👦,1",
        "🇩🇪🇫🇷,2",
        "👍🏽,1",
        "❤️‍🔥,1",
        "각,1",
        "a\u200db,2",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿,1"
    })
    void people_see_as_many_characters(String text, int expected) {
        assertThat(Graphemes.count(text)).isEqualTo(expected);
        assertThat(Graphemes.fits(text, expected)).isTrue();
        assertThat(expected == 0 || !Graphemes.fits(text, expected - 1)).isTrue();
    }

    @Test
    void a_cut_takes_no_character_apart() {
        String family = "👨‍👩‍👧‍👦";

        assertThat(Graphemes.first("a" + family + "b", 2)).isEqualTo("a" + family);
        assertThat(Graphemes.first("ab", 5)).isEqualTo("ab");
        assertThat(Graphemes.first("ab", 0)).isEmpty();
        assertThat(Graphemes.firstBytes("a" + family + "b", 26)).isEqualTo("a" + family);
        assertThat(Graphemes.firstBytes("a" + family + "b", 25)).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "grüß", "日本語", "a👨‍👩‍👧‍👦b", "x\ud83d", "\ude00y", "é\u0301🇩🇪"})
    void lengths_and_positions_are_those_of_the_real_bytes(String text) {
        assertThat(Utf8.length(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
        for (int i = 0, next; i < text.length(); i = next) {
            next = i + Character.charCount(text.codePointAt(i));
            int offset = text.substring(0, i).getBytes(StandardCharsets.UTF_8).length;
            assertThat(Utf8.offset(text, i)).isEqualTo(offset);
            assertThat(Utf8.index(text, offset)).isEqualTo(i);
        }
        assertThat(Utf8.index(text, 1_000)).isEqualTo(text.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "see https://example.org/a?b=c#d.            | https://example.org/a?b=c#d",
                "(https://example.org/a_(b))                 | https://example.org/a_(b)",
                "HTTPS://EXAMPLE.ORG, and more               | HTTPS://EXAMPLE.ORG",
                "日本https://example.org                      | -",
                "。https://example.org/日本。                   | https://example.org/日本",
                "https://                                    | -",
                "xhttps://example.org                        | -",
                "<https://example.org>                       | https://example.org",
                "no link at all                              | -"
            })
    void links_are_found(String text, String expected) {
        assertThat(Spans.links(text))
                .extracting(Span::text)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "hi @bob!                         | @bob",
                "@alice.example.org.              | @alice.example.org",
                "ask @help@example.social, please | @help@example.social",
                "mail me@example.org              | -",
                "https://example.org/@bob         | -",
                "@ nobody                         | -",
                "(@bob)                           | @bob",
                "@名前さん                         | @名前さん"
            })
    void mentions_are_found(String text, String expected) {
        assertThat(Spans.mentions(text))
                .extracting(Span::text)
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void spans_are_told_in_bytes_too() {
        String text = "grüß 👨‍👩‍👧‍👦 @bob und @ünal.de https://x.org";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        List<Span> all = Stream.concat(Spans.mentions(text).stream(), Spans.links(text).stream())
                .toList();

        assertThat(all).hasSize(3).allSatisfy(span -> {
            int length = span.endByte() - span.startByte();
            assertThat(new String(bytes, span.startByte(), length, StandardCharsets.UTF_8))
                    .isEqualTo(span.text());
            assertThat(text.substring(span.start(), span.end())).isEqualTo(span.text());
        });
    }

    @Test
    void a_span_never_ends_inside_of_a_character() {
        assertThat(Spans.links("https://x.org/a.\u0301 b"))
                .extracting(Span::text)
                .containsExactly("https://x.org/a.\u0301");
        assertThat(Spans.mentions("@bob\u200d")).isEmpty();
    }

    @Test
    void text_is_compared_as_it_shows() {
        assertThat(Texts.same("  Cafe\u0301 \r\n\u00a0 au\tlait\u3000", "Café au lait"))
                .isTrue();
        assertThat(Texts.same("a b", "ab")).isFalse();
        assertThat(Texts.same("a &amp; b", "a & b")).isFalse();
    }

    @Test
    void what_databases_refuse_is_replaced() {
        String good = "all 😀 good";

        assertThat(Texts.storable(good)).isSameAs(good);
        assertThat(Texts.storable("a\u0000b\ud83dc\ude00😀\ud83d")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD😀\uFFFD");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "a" + "\u0301".repeat(100_000),
                "a" + "\u0301\u0323".repeat(50_000),
                "\ud83d".repeat(100_000),
                "\u200d".repeat(100_000),
                "👨\u200d".repeat(50_000),
                "🇩".repeat(50_000),
                "\u1100".repeat(100_000),
                "@".repeat(100_000),
                "@a".repeat(50_000),
                "@a.".repeat(50_000),
                " @a".repeat(50_000),
                "https://".repeat(20_000),
                " https://a@b".repeat(10_000),
                "https://x/" + ")".repeat(100_000),
                "https://x/" + "(".repeat(100_000),
                ".".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_takes_no_long_time(String text) {
        List<Consumer<String>> all = List.of(
                Graphemes::count,
                given -> Graphemes.firstBytes(given, 50_000),
                Utf8::length,
                Spans::links,
                Spans::mentions,
                Texts::comparable,
                Texts::storable);

        Assertions.assertTimeout(Duration.ofSeconds(2), () -> all.forEach(one -> one.accept(text)));
    }
}
