package io.threadwell.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextSplitterTest {
    private static final String FAMILY = "👩‍👩‍👧‍👦";

    private static List<String> split(String text, int most) {
        return TextSplitter.split(text, most, String::length).orElse(List.of());
    }

    @Test
    void a_text_that_fits_stays_as_it_is() {
        assertThat(split("Thank you.", 10)).containsExactly("Thank you.");
        assertThat(split("Thank you. \n", 10)).containsExactly("Thank you.");
        assertThat(split("", 10)).containsExactly("");
    }

    @Test
    void it_is_cut_at_the_end_of_a_sentence() {
        assertThat(split("We are sorry. It was sent today. It comes tomorrow.", 40))
                .containsExactly("We are sorry. It was sent today. (1/2)", "It comes tomorrow. (2/2)");
    }

    @Test
    void it_is_cut_behind_a_word_where_no_sentence_ends() {
        assertThat(split("we will look into this as soon as we can and tell you", 30))
                .containsExactly("we will look into this (1/3)", "as soon as we can and (2/3)", "tell you (3/3)");
    }

    @Test
    void a_sentence_that_ends_early_does_not_make_a_short_part() {
        assertThat(split("No. we will look into this as soon as we can", 30).get(0))
                .isEqualTo("No. we will look into (1/2)");
    }

    @Test
    void a_word_without_an_end_is_cut_between_graphemes() {
        List<String> parts = split(FAMILY.repeat(4), 2 * FAMILY.length() + 8);
        assertThat(parts).containsExactly(FAMILY + FAMILY + " (1/2)", FAMILY + FAMILY + " (2/2)");
    }

    @Test
    void chinese_is_cut_behind_its_full_stop() {
        assertThat(split("非常抱歉给您带来不便。我们今天已经寄出包裹。", 18)).first().isEqualTo("非常抱歉给您带来不便。 (1/2)");
    }

    @Test
    void arabic_is_cut_behind_a_word() {
        assertThat(split("نعتذر عن الإزعاج وسنرسل الطلب غدا صباحا", 30))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("نعتذر عن الإزعاج")
                .endsWith("(1/2)");
    }

    @Test
    void a_link_is_never_cut() {
        String link = "https://example.org/help/returns?order=123456";
        List<String> parts = split("Please read all that is said at " + link + " and then write to us again.", 60);
        assertThat(parts).hasSizeGreaterThan(1).anyMatch(part -> part.contains(link));
    }

    @Test
    void a_mention_is_never_cut() {
        assertThat(split("thank you so much @somebody.with.a.long.name", 40))
                .containsExactly("thank you so much (1/2)", "@somebody.with.a.long.name (2/2)");
    }

    @Test
    void a_link_that_is_too_long_alone_cannot_be_split() {
        assertThat(TextSplitter.split("see https://example.org/" + "x".repeat(80), 50, String::length))
                .isEmpty();
    }

    @Test
    void a_text_of_very_many_parts_is_not_split() {
        assertThat(TextSplitter.split("word ".repeat(1000), 30, String::length)).isEmpty();
    }

    @Test
    void more_than_nine_parts_have_room_for_their_numbers() {
        List<String> parts = split("word ".repeat(60), 30);
        assertThat(parts).hasSizeGreaterThan(9).allMatch(part -> part.length() <= 30);
        assertThat(parts.get(9)).contains("(10/" + parts.size() + ")");
    }

    @Test
    void it_counts_as_the_network_does() {
        List<String> parts = TextSplitter.split("привет всем вам друзья мои", 30, Utf8::length)
                .orElseThrow();
        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> Utf8.length(part) <= 30);
        assertThat(String.join(" ", parts)).contains("привет", "друзья", "мои");
    }

    @Test
    void what_comes_with_the_text_goes_with_the_first_part() {
        Attachment image = Attachment.of(Attachment.Kind.IMAGE, "https://example.org/1.png");
        Content draft = new Content("one two three four five six", List.of(image), Map.of("audience", "all"));
        List<Content> parts = TextSplitter.parts(draft, 20, String::length);
        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.attributes()
                .equals(draft.attributes()));
        assertThat(parts.get(0).attachments()).containsExactly(image);
        assertThat(parts.subList(1, parts.size()))
                .allMatch(part -> part.attachments().isEmpty());
        assertThat(TextSplitter.parts(draft, 100, String::length)).containsExactly(draft);
    }
}
