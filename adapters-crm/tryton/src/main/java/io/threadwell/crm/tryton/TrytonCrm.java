package io.threadwell.crm.tryton;

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
import io.threadwell.crm.tryton.internal.Parts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * People as parties of Tryton, their messages as notes of these. Speaks JSON-RPC as Tryton's own client does, and needs the module
 * {@code party} alone.
 *
 * <p>Making one opens no connection. Thread-safe.
 */
public final class TrytonCrm implements CrmAdapter {
    private static final int MAX_BATCH = 100;

    private final CrmDescriptor descriptor;
    private final Parts parts;

    private TrytonCrm(TrytonConfig config) {
        this.parts = new Parts(config);
        Set<CrmCapability> capabilities = EnumSet.allOf(CrmCapability.class);
        if (!config.createMissing()) {
            capabilities.remove(CrmCapability.CREATE);
        }
        if (!config.timeline()) {
            capabilities.remove(CrmCapability.TIMELINE);
        }
        this.descriptor = new CrmDescriptor(config.system(), "Tryton", "6.0", MAX_BATCH, capabilities);
    }

    /**
     * The CRM of one database.
     *
     * @throws InvalidRequest when there is no config
     */
    public static TrytonCrm of(TrytonConfig config) {
        if (config == null) {
            throw new InvalidRequest("Tryton: config is missing: give TrytonConfig.builder()...build()");
        }
        return new TrytonCrm(config);
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
