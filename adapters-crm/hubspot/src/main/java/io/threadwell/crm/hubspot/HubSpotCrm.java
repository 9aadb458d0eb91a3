package io.threadwell.crm.hubspot;

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
import io.threadwell.crm.hubspot.internal.Parts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People as contacts of HubSpot, their messages as notes and communications on their timelines. A contact and an entry carry our keys in
 * properties whose values are unique, so that one made twice is one.
 *
 * <p>Making one opens no connection. Thread-safe.
 */
public final class HubSpotCrm implements CrmAdapter {
    private final CrmDescriptor descriptor;
    private final Parts parts;

    private HubSpotCrm(HubSpotConfig config) {
        this.parts = new Parts(config);
        Set<CrmCapability> capabilities = EnumSet.allOf(CrmCapability.class);
        if (!config.createMissing()) {
            capabilities.remove(CrmCapability.CREATE);
        }
        if (!config.timeline()) {
            capabilities.remove(CrmCapability.TIMELINE);
        }
        this.descriptor =
                new CrmDescriptor(config.system(), "HubSpot", Parts.API_VERSION, Parts.MAX_BATCH, capabilities);
    }

    /**
     * The CRM of one account.
     *
     * @throws InvalidRequest when there is no config
     */
    public static HubSpotCrm of(HubSpotConfig config) {
        if (config == null) {
            throw new InvalidRequest("HubSpot: config is missing: give HubSpotConfig.builder()...build()");
        }
        return new HubSpotCrm(config);
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
