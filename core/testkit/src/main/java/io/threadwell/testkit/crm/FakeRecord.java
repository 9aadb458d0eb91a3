package io.threadwell.testkit.crm;

import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.ExternalRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stood in the fake CRM when it was asked for.
 *
 * @param key our key of the person; absent where people of theirs made the record
 * @param facts by the names of {@code PersonFacts}
 * @param timeline in the order in which it was told
 */
public record FakeRecord(ExternalRef ref, @Nullable String key, Map<String, String> facts, List<Interaction> timeline) {
    public FakeRecord {
        facts = Map.copyOf(facts);
        timeline = List.copyOf(timeline);
    }
}
