package io.threadwell.api.crm;

import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told a CRM of one person.
 *
 * @param key the same for every attempt at this write
 * @param contact the person; its key is the external id that the record carries
 * @param record absent: the record has to be made
 * @param profile true when what is publicly known of the person is to be written, too
 * @param interactions for the timeline, the oldest first; each has a key of its own
 * @param attempt 1 when nothing of it can have taken effect yet; more when an earlier attempt may still do
 */
public record CrmWrite(
        String key,
        Contact contact,
        @Nullable ExternalRef record,
        boolean profile,
        List<Interaction> interactions,
        int attempt) {
    public CrmWrite {
        interactions = List.copyOf(interactions);
    }

    /** True when the record has to be made. */
    public boolean creates() {
        return record == null;
    }
}
