package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.helpdesk.zendesk.FakeZendesk.Call;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That the vendor's contract is really asked in the other tests, which say nothing of it where the file is not there. */
class SupportContractTest {

    @Test
    void aMisspeltFieldIsFoundAndADocumentedDeviationIsNot() {
        assumeTrue(
                SupportContract.isPresent(),
                "zendesk-support.json is not beside the repository: nothing is held against it");
        SupportContract contract = SupportContract.ifPresent();

        contract.check("POST", "/api/v2/tickets", create("\"metadata\":{}"), created());
        assertThat(contract.violations()).isEmpty();

        contract.check("POST", "/api/v2/tickets", create("\"extrenal_id\":\"x\""), created());
        assertThat(contract.violations()).singleElement().asString().contains("extrenal_id");
    }

    private static Call create(String field) {
        String body = "{\"ticket\":{\"comment\":{\"body\":\"b\"}," + field + "}}";
        return new Call(
                "POST /api/v2/tickets",
                "POST /api/v2/tickets",
                Map.of(),
                body,
                Map.of("content-type", "application/json", "accept", "application/json"));
    }

    private static Reply created() {
        return new Reply(201, "{\"ticket\":{\"id\":1,\"requester_id\":2}}", Map.of());
    }
}
