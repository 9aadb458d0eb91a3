package io.threadwell.crm.zoho;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmDescriptor;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.internal.Parts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People as contacts or leads of Zoho CRM (API v8), their messages as notes, tasks or calls of these. A record carries our key in a field
 * that takes no duplicates, so that one made twice is one.
 *
 * <p>Making one opens no connection. Thread-safe.
 */
public final class ZohoCrm implements CrmAdapter {
    private final CrmDescriptor descriptor;
    private final Parts parts;

    private ZohoCrm(ZohoConfig config) {
        this.parts = new Parts(config);
        Set<CrmCapability> capabilities = EnumSet.allOf(CrmCapability.class);
        if (!config.createMissing()) {
            capabilities.remove(CrmCapability.CREATE);
        }
        if (config.timeline() == Timeline.NONE) {
            capabilities.remove(CrmCapability.TIMELINE);
        }
        this.descriptor = new CrmDescriptor(config.system(), "Zoho CRM", "v8", Parts.MAX_BATCH, capabilities);
    }

    /**
     * The CRM of one account.
     *
     * @throws InvalidRequest when there is no config
     */
    public static ZohoCrm of(ZohoConfig config) {
        if (config == null) {
            throw new InvalidRequest("Zoho: config is missing: give ZohoConfig.builder()...build()");
        }
        return new ZohoCrm(config);
    }

    @Override
    public CrmDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Checkup checkup() {
        return parts.checkup();
    }

    @Override
    public List<List<CrmMatch>> match(List<Contact> people) {
        return parts.match(people);
    }

    @Override
    public List<Optional<CustomerContext>> context(List<ExternalRef> records) {
        return parts.context(records);
    }

    @Override
    public List<CrmResult> sync(List<CrmWrite> writes) {
        return parts.sync(writes);
    }

    @Override
    public List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        return parts.find(writes);
    }
}
