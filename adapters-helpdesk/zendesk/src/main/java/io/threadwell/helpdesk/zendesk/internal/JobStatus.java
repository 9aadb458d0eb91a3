package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Zendesk tells of a job (Job Statuses); statuses that are not known count as under way. */
final class JobStatus {
    private static final long[] PAUSES = {400, 1_000, 2_000, 4_000, 8_000, 10_000};

    private final JsonValue status;

    /** @param answer with the member {@code job_status} */
    JobStatus(JsonValue answer) {
        this.status = answer.get("job_status");
    }

    /** How long to wait before the look number {@code looks + 1}. */
    static Duration pause(int looks) {
        return Duration.ofMillis(PAUSES[Math.min(looks, PAUSES.length - 1)]);
    }

    Optional<String> id() {
        return status.text("id").filter(id -> !id.isEmpty());
    }

    boolean isOver() {
        String word = status.text("status", "");
        return word.equals("completed") || word.equals("failed") || word.equals("killed");
    }

    List<JsonValue> results() {
        return status.get("results").elements();
    }

    /** True when the result says that its item was done. */
    static boolean succeeded(JsonValue result) {
        boolean failed = result.text("status", "").equals("Failed")
                || !result.get("error").isMissing()
                || !result.bool("success", true);
        return !failed && result.text("id").isPresent();
    }
}
