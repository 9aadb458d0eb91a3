package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.hubspot.HubSpotConfig;
import java.util.regex.Pattern;

/** References to contacts. */
final class RecordId {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}");

    private RecordId() {}

    /** @throws InvalidRequest for a reference that is none of ours */
    static String of(ExternalRef record) {
        if (!FORM.matcher(record.id()).matches()) {
            throw new InvalidRequest("references to HubSpot's contacts are numbers, such as 512");
        }
        return record.id();
    }

    /** A link where the account is known: 0-1 is HubSpot's number for contacts (Understanding the CRM, Object type ids). */
    static ExternalRef ref(HubSpotConfig config, String id) {
        String url = config.portal()
                .map(portal -> config.pages() + "/contacts/" + portal + "/record/0-1/" + id)
                .orElse(null);
        return new ExternalRef(config.system(), id, url);
    }
}
