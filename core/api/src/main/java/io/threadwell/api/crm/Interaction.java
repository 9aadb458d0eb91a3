package io.threadwell.api.crm;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as an entry on a person's timeline.
 *
 * @param key the same for every attempt; goes into the entry where the CRM has a place for it
 * @param account ours, on which network
 * @param at by the network's clock
 * @param text empty where the network's terms forbid to pass it on
 * @param ticket of the case in the helpdesk, where it has one
 * @param attributes what triage says, such as {@code sentiment}
 */
public record Interaction(
        String key,
        CaseId caseId,
        AccountId account,
        Direction direction,
        Visibility visibility,
        MessageKind kind,
        Instant at,
        String text,
        @Nullable String permalink,
        @Nullable ExternalRef ticket,
        Map<String, String> attributes) {
    public Interaction {
        attributes = Map.copyOf(attributes);
    }
}
