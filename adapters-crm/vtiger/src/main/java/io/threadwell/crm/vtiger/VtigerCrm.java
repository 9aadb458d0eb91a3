package io.threadwell.crm.vtiger;

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
import io.threadwell.crm.vtiger.internal.Parts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People as contacts of Vtiger, their messages as comments on these. Speaks Vtiger's web services ({@code webservice.php}), which have no
 * call for several records: each record that is made or changed, and each comment, is a call.
 *
 * <p>Making one opens no connection. Thread-safe.
 */
public final class VtigerCrm implements CrmAdapter {
    private static final int MAX_BATCH = 25;

    private final CrmDescriptor descriptor;
    private final Parts parts;

    private VtigerCrm(VtigerConfig config) {
        this.parts = new Parts(config);
        Set<CrmCapability> capabilities = EnumSet.complementOf(EnumSet.of(CrmCapability.BULK));
        if (!config.createMissing()) {
            capabilities.remove(CrmCapability.CREATE);
        }
        if (!config.timeline()) {
            capabilities.remove(CrmCapability.TIMELINE);
        }
        this.descriptor = new CrmDescriptor(config.system(), "Vtiger", "0.22", MAX_BATCH, capabilities);
    }

    /**
     * The CRM of one Vtiger.
     *
     * @throws InvalidRequest when there is no config
     */
    public static VtigerCrm of(VtigerConfig config) {
        if (config == null) {
            throw new InvalidRequest("Vtiger: config is missing: give VtigerConfig.builder()...build()");
        }
        return new VtigerCrm(config);
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
