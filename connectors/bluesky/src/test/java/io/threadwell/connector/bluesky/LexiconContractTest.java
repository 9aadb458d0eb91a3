package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.connector.bluesky.FakeBluesky.Call;
import io.threadwell.connector.bluesky.FakeBluesky.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** That the check of calls against the lexicons would see something. */
class LexiconContractTest {
    @Test
    void aMisspeltFieldAndAMissingOneAreSeen() {
        Assumptions.assumeTrue(LexiconContract.isPresent(), "the lexicons are not beside the repository");
        LexiconContract contract = new LexiconContract();
        String misspelt = "{\"repo\":\"r\",\"collection\":\"c\",\"rkee\":\"k\",\"record\":{}}";
        contract.check(
                new Call("POST", "com.atproto.repo.putRecord", Map.of(), misspelt, null),
                new Reply(200, "{\"uri\":\"at://x\"}", Map.of()));
        assertThat(contract.violations()).hasSizeGreaterThanOrEqualTo(2);
        LexiconContract limits = new LexiconContract();
        limits.check(
                new Call("GET", "app.bsky.notification.listNotifications", Map.of("limit", List.of("101")), "", null),
                new Reply(200, "{\"notifications\":[]}", Map.of()));
        assertThat(limits.violations()).hasSize(1);
    }
}
