package io.threadwell.crm.tryton.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrytonErrorsTest {
    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("[\"UserError\",[\"The value of Ann is bad.\",\"\",null]]", InvalidRequest.class),
                Arguments.of("[\"UserWarning\",[\"name\",\"Ann differs\",\"\"]]", InvalidRequest.class),
                Arguments.of("[\"ConcurrencyException\",\"Ann\"]", Conflict.class),
                Arguments.of("[\"database is locked\",\"Ann\"]", Unavailable.class),
                Arguments.of("[\"'Ann'\",\"\"]", Unavailable.class));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_error_has_its_meaning_and_nobodys_words(String error, Class<? extends CareException> meaning) {
        CareException mapped = TrytonErrors.of("model.party.party.create", JsonValue.parse(error));
        assertThat(mapped).isInstanceOf(meaning).hasMessageContaining("party.create");
        assertThat(mapped.getMessage()).doesNotContain("Ann");
    }
}
