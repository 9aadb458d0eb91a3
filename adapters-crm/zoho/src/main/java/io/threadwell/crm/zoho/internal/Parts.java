package io.threadwell.crm.zoho.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.ZohoConfig;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The adapter's parts, put together for one account. */
public final class Parts {
    /** How many people go in one call of the adapter. */
    public static final int MAX_BATCH = Bulk.MOST;

    private final Schema schema;
    private final Matching matching;
    private final Contexts contexts;
    private final Writing writing;

    public Parts(ZohoConfig config) {
        ZohoApi api = new ZohoApi(config);
        Records records = new Records(api, config);
        this.schema = new Schema(api, config);
        this.matching = new Matching(api, config);
        this.contexts = new Contexts(api, config, records);
        this.writing = new Writing(api, config, records);
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#checkup}. */
    public Checkup checkup() {
        return schema.checkup();
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#match}. */
    public List<List<CrmMatch>> match(List<Contact> people) {
        Writing.bound(people.size());
        return matching.match(people);
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#context}. */
    public List<Optional<CustomerContext>> context(List<ExternalRef> records) {
        Writing.bound(records.size());
        return contexts.read(records);
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#sync}. */
    public List<CrmResult> sync(List<CrmWrite> writes) {
        try {
            Writing.bound(writes.size());
        } catch (InvalidRequest tooMany) {
            return Collections.nCopies(writes.size(), new CrmResult.Failed(tooMany));
        }
        return writing.sync(writes);
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#find}. */
    public List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        Writing.bound(writes.size());
        return writing.find(writes);
    }
}
