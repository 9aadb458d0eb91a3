package io.threadwell.crm.hubspot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallingCodesTest {
    @ParameterizedTest
    @CsvSource({
        "+49301234567, 301234567",
        "+15551234567, 5551234567",
        "+79161234567, 9161234567",
        "+442071234567, 2071234567",
        "+353871234567, 871234567",
        "+972501234567, 501234567",
        "+41 44 123 45 67, 441234567",
        "49, ''",
        "'', ''",
    })
    void a_number_is_parted_behind_its_country(String number, String national) {
        assertThat(CallingCodes.national(number)).isEqualTo(national);
    }
}
