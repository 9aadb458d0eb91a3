package io.threadwell.crm.zoho.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.CareException;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZohoErrorsTest {
    private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");
    private static final HttpCall WRITE =
            HttpCall.post("https://www.zohoapis.com/crm/v8/Notes").named("insert records");
    private static final HttpCall READ =
            HttpCall.get("https://www.zohoapis.com/crm/v8/Contacts").named("get records");

    private static CareException of(HttpCall call, int status, String code) {
        String body = "{\"code\":\"" + code + "\",\"details\":{},\"message\":\"x\",\"status\":\"error\"}";
        return ZohoErrors.of(call, HttpAnswer.of(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)), NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_DATA, InvalidRequest, InvalidRequest",
        "400, INVALID_MODULE, InvalidRequest, InvalidRequest",
        "400, LIMIT_EXCEEDED, InvalidRequest, InvalidRequest",
        "401, INVALID_TOKEN, ReauthorizationRequired, ReauthorizationRequired",
        "401, AUTHENTICATION_FAILURE, ReauthorizationRequired, ReauthorizationRequired",
        "401, OAUTH_SCOPE_MISMATCH, PermissionDenied, PermissionDenied",
        "403, NO_PERMISSION, PermissionDenied, PermissionDenied",
        "400, NO_PERMISSION, PermissionDenied, PermissionDenied",
        "404, INVALID_URL_PATTERN, NotFound, NotFound",
        "500, INTERNAL_ERROR, OutcomeUnknown, Unavailable",
        "503, '', OutcomeUnknown, Unavailable",
    })
    void each_answer_has_its_meaning(int status, String code, String ofWrite, String ofRead) {
        assertThat(of(WRITE, status, code).getClass().getSimpleName()).isEqualTo(ofWrite);
        assertThat(of(READ, status, code).getClass().getSimpleName()).isEqualTo(ofRead);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_DATA, InvalidRequest",
        "MANDATORY_NOT_FOUND, InvalidRequest",
        "DUPLICATE_DATA, InvalidRequest",
        "LIMIT_EXCEEDED, InvalidRequest",
        "RECORD_LOCKED, Conflict",
        "RECORD_IN_BLUEPRINT, Conflict",
        "INTERNAL_ERROR, Unavailable",
        "NO_PERMISSION, PermissionDenied",
        "NOT_FOUND, NotFound",
        "SOMETHING_NEW, InvalidRequest",
    })
    void each_row_has_its_meaning(String code, String meaning) {
        CareException error = ZohoErrors.ofRow(JsonValue.parse("{\"code\":\"" + code + "\",\"details\":{}}"));
        assertThat(error.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(error).hasMessageContaining(code);
    }

    @Test
    void messages_name_fields_and_never_values() {
        CareException error = ZohoErrors.ofRow(JsonValue.parse("{\"code\":\"DUPLICATE_DATA\",\"details\":"
                + "{\"api_name\":\"Email\",\"value\":\"ann@example.org\"},\"message\":\"ann@example.org is there\"}"));
        assertThat(error).hasMessageContaining("Email").hasMessageNotContaining("ann@");
    }
}
