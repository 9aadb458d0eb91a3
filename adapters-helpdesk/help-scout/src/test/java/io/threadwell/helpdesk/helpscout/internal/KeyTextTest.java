package io.threadwell.helpdesk.helpscout.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"threadwell:12", "a,b:c_d-e f", "ünïcode 🙂", "_003A", "1"})
    void what_is_written_is_read_again_and_has_nothing_that_parts_words(String id) {
        String written = KeyText.of(id);
        assertThat(written).matches("[A-Za-z0-9_]+");
        assertThat(KeyText.read(written)).contains(id);
    }

    @Test
    void the_engines_ids_look_so() {
        assertThat(KeyText.of("threadwell:12")).isEqualTo("threadwell_003A12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "threadwell:12", "by hand", "_zz", "_00", "a_003a"})
    void what_we_did_not_write_is_not_read(String foreign) {
        assertThat(KeyText.read(foreign)).isEmpty();
    }
}
