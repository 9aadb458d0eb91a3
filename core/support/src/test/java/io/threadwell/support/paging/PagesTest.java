package io.threadwell.support.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<@Nullable String> asked = new ArrayList<>();

    @Test
    void pages_follow_each_other_until_there_is_no_next() {
        Pages<Integer> pages = Pages.from(null, 10, this::threePages);

        assertThat(items(pages)).containsExactly(0, 1, 2);
        assertThat(asked).containsExactly(null, "1", "2");
        assertThat(pages.cut()).isFalse();
        assertThat(pages.cursor()).isNull();
    }

    @Test
    void the_cap_ends_the_walk_and_says_so() {
        Pages<Integer> pages = Pages.from(null, 2, this::threePages);

        assertThat(items(pages)).containsExactly(0, 1);
        assertThat(pages.cut()).isTrue();
        assertThat(pages.cursor()).isEqualTo("2");
    }

    @Test
    void a_cursor_that_leads_to_itself_ends_the_walk() {
        Pages<String> pages = Pages.from("same", 10, cursor -> new Page<>(List.of("x"), "same"));

        assertThat(items(pages)).containsExactly("x");
        assertThat(pages.cut()).isFalse();
    }

    @Test
    void an_empty_cursor_is_none() {
        assertThat(items(Pages.from(null, 10, cursor -> new Page<>(List.of("x"), ""))))
                .containsExactly("x");
    }

    @Test
    void no_page_is_fetched_before_it_is_asked_for() {
        Iterator<Page<Integer>> pages = Pages.from("1", 10, this::threePages).iterator();
        assertThat(asked).isEmpty();

        pages.next();
        pages.next();

        assertThat(asked).containsExactly("1", "2");
        assertThatThrownBy(pages::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_cap_below_one_is_refused() {
        assertThatThrownBy(() -> Pages.from(null, 0, this::threePages)).isInstanceOf(IllegalArgumentException.class);
    }

    private Page<Integer> threePages(@Nullable String cursor) {
        asked.add(cursor);
        int page = cursor == null ? 0 : Integer.parseInt(cursor);
        return new Page<>(List.of(page), page == 2 ? null : String.valueOf(page + 1));
    }

    private static <T> List<T> items(Pages<T> pages) {
        List<T> items = new ArrayList<>();
        pages.forEach(page -> items.addAll(page.items()));
        return items;
    }
}
