package io.threadwell.crm.zoho.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.ZohoConfig;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A record with its module, without which Zoho does not find it. */
record RecordId(String module, String id) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9_]{0,99})/([0-9]{1,25})");

    /** @throws InvalidRequest for a reference that is none of ours */
    static RecordId of(ExternalRef record) {
        Matcher form = FORM.matcher(record.id());
        if (!form.matches()) {
            throw new InvalidRequest("references to Zoho's records look like Contacts/4876876000001234567");
        }
        return new RecordId(form.group(1), form.group(2));
    }

    ExternalRef ref(ZohoConfig config) {
        return new ExternalRef(config.system(), module + "/" + id, config.pages() + "/crm/tab/" + module + "/" + id);
    }
}
