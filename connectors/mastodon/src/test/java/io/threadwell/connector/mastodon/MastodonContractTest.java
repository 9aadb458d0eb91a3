package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the check of calls and answers against Mastodon's contract would see something. */
final class MastodonContractTest {
    private static List<String> violations(
            String method, String path, Map<String, List<String>> query, String body, Reply reply) {
        MastodonContract contract = new MastodonContract();
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Authorization", "Bearer x");
        contract.check(new Call(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8)), reply);
        return contract.violations();
    }

    @Test
    void a_misspelt_field_a_wrong_parameter_and_a_missing_field_of_an_answer_are_seen() {
        assumeTrue(MastodonContract.isPresent(), "Mastodon's contract is not beside the repository");
        Reply post = Reply.ok(new FakePost("1", FakePerson.ANA, "x", "public", null, Instant.EPOCH).json());
        assertThat(violations("POST", "/api/v1/statuses", Map.of(), "{\"status\":\"x\"}", post))
                .isEmpty();
        assertThat(violations("POST", "/api/v1/statuses", Map.of(), "{\"status\":\"x\",\"spoiler\":\"y\"}", post))
                .hasSize(1);
        assertThat(violations(
                        "GET", "/api/v1/notifications", Map.of("limit", List.of("many")), "", Reply.of(200, "[]")))
                .hasSize(1);
        assertThat(violations("GET", "/api/v1/statuses/1", Map.of(), "", Reply.of(200, "{\"id\":\"1\"}")))
                .hasSize(1);
        assertThat(violations("GET", "/api/v1/statuses/1", Map.of(), "", Reply.error(404, "Record not found")))
                .isEmpty();
    }
}
