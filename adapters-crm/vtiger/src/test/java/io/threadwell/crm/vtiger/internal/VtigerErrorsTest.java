package io.threadwell.crm.vtiger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpCall;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VtigerErrorsTest {
    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("INVALID_USER_CREDENTIALS", ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of("ACCESSKEY_UNDEFINED", ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of("AUTHENTICATION_FAILURE", ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of("AUTHENTICATION_REQUIRED", ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of("INVALID_SESSIONID", ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of("SESSION_EXPIRED", ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of("SESSION_LEFT_IDLE", ReauthorizationRequired.class, ReauthorizationRequired.class),
                Arguments.of("INVALID_AUTH_TOKEN", Unavailable.class, Unavailable.class),
                Arguments.of("ACCESS_DENIED", PermissionDenied.class, PermissionDenied.class),
                Arguments.of("RECORD_NOT_FOUND", NotFound.class, NotFound.class),
                Arguments.of("INTERNAL_SERVER_ERROR", Unavailable.class, OutcomeUnknown.class),
                Arguments.of("DATABASE_QUERY_ERROR", Unavailable.class, OutcomeUnknown.class),
                Arguments.of("MANDATORY_FIELDS_MISSING", InvalidRequest.class, InvalidRequest.class),
                Arguments.of("QUERY_SYNTAX_ERROR", InvalidRequest.class, InvalidRequest.class),
                Arguments.of("Ann's words", InvalidRequest.class, InvalidRequest.class));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_code_has_its_meaning_for_reads_and_writes(
            String code, Class<? extends CareException> read, Class<? extends CareException> write) {
        HttpCall call = HttpCall.get("https://crm.example.com/webservice.php").named("query");
        assertThat(VtigerErrors.of(call, code)).isInstanceOf(read);
        CareException written = VtigerErrors.of(HttpCall.post("https://crm.example.com/webservice.php"), code);
        assertThat(written).isInstanceOf(write);
        assertThat(written.getMessage()).doesNotContain("Ann");
    }
}
