package io.threadwell.crm.tryton.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.tryton.TrytonConfig;
import java.util.List;
import java.util.Optional;

/** What the adapter is put together from. Thread-safe. */
public final class Parts {
    private final Schema schema;
    private final Parties parties;
    private final Contexts contexts;
    private final Writing writing;

    /** Puts it together; opens no connection. */
    public Parts(TrytonConfig config) {
        Rpc rpc = new Rpc(config);
        Mapping mapping = new Mapping(config.mapping());
        this.schema = new Schema(rpc, config);
        this.parties = new Parties(rpc, config, mapping);
        this.contexts = new Contexts(rpc, config);
        this.writing = new Writing(rpc, config, parties, mapping);
    }

    /** Holds the configuration against Tryton. */
    public Checkup checkup() {
        return schema.checkup();
    }

    /** Finds parties of people. */
    public List<List<CrmMatch>> match(List<Contact> people) {
        return parties.match(people);
    }

    /** Reads what agents want to know. */
    public List<Optional<CustomerContext>> context(List<ExternalRef> records) {
        return contexts.read(records);
    }

    /** Makes and completes parties, and adds notes. */
    public List<CrmResult> sync(List<CrmWrite> writes) {
        return writing.sync(writes);
    }

    /** Looks whether writes took effect. */
    public List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        return writing.find(writes);
    }
}
