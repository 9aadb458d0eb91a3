package io.threadwell.connector.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the check of calls against X's contract would see something. */
final class XContractTest {
    private static Call call(String method, String path, Map<String, List<String>> query, String body) {
        return new Call(
                method,
                path,
                query,
                Map.of("Content-Type", "application/json", "Authorization", "Bearer x"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_misspelt_field_a_missing_one_and_a_number_too_large_are_seen() {
        assumeTrue(XContract.isPresent(), "X's contract is not beside the repository");
        XContract contract = new XContract();
        contract.check(
                call("POST", "/2/tweets", Map.of(), "{\"text\":\"x\",\"reply\":{\"in_reply_to\":\"1\"}}"),
                Reply.of(201, "{\"data\":{\"text\":\"x\"}}"));
        assertThat(contract.violations()).hasSizeGreaterThanOrEqualTo(2);
        XContract limits = new XContract();
        limits.check(
                call("GET", "/2/users/1/mentions", Map.of("max_results", List.of("101")), ""),
                Reply.of(200, "{\"meta\":{\"result_count\":0}}"));
        assertThat(limits.violations()).hasSize(1);
    }
}
