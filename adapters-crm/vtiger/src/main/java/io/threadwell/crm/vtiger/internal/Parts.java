package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.vtiger.VtigerConfig;
import java.util.List;
import java.util.Optional;

/** What the adapter is put together from. Thread-safe. */
public final class Parts {
    private final Schema schema;
    private final Contacts contacts;
    private final Contexts contexts;
    private final Writing writing;

    /** Puts it together; opens no connection. */
    public Parts(VtigerConfig config) {
        Api api = new Api(config);
        Queries queries = new Queries(api);
        this.schema = new Schema(api, config);
        this.contacts = new Contacts(queries, config);
        this.contexts = new Contexts(api, queries, config);
        this.writing = new Writing(api, config, contacts, new Comments(api, queries));
    }

    /** Holds the configuration against Vtiger. */
    public Checkup checkup() {
        return schema.checkup();
    }

    /** Finds contacts of people. */
    public List<List<CrmMatch>> match(List<Contact> people) {
        return contacts.match(people);
    }

    /** Reads what agents want to know. */
    public List<Optional<CustomerContext>> context(List<ExternalRef> records) {
        return contexts.read(records);
    }

    /** Makes and completes contacts, and adds comments. */
    public List<CrmResult> sync(List<CrmWrite> writes) {
        return writing.sync(writes);
    }

    /** Looks whether writes took effect. */
    public List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        return writing.find(writes);
    }
}
