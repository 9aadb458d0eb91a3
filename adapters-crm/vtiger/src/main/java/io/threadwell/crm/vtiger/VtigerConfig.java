package io.threadwell.crm.vtiger;

import io.threadwell.api.webhook.Secret;
import io.threadwell.support.crm.FieldMapping;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the adapter has to know of a Vtiger. Immutable; made by {@link #builder()}, which tells all problems at once.
 *
 * <p>{@link #toString()} shows no credential.
 */
public final class VtigerConfig {
    private final VtigerConfigBuilder from;

    VtigerConfig(VtigerConfigBuilder checked) {
        this.from = checked;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static VtigerConfigBuilder builder() {
        return new VtigerConfigBuilder();
    }

    /** The stable name of the CRM in the workspace. */
    public String system() {
        return from.system;
    }

    /** Where the server is, without a slash at the end. */
    public URI server() {
        return from.needServer();
    }

    /** The user as whom we work. */
    public String user() {
        return VtigerConfigBuilder.need(from.user);
    }

    /** The user's access key, which is not the password. */
    public Secret accessKey() {
        return VtigerConfigBuilder.need(from.accessKey);
    }

    /** Which fact goes where. */
    public FieldMapping mapping() {
        return from.mapping;
    }

    /** Whether people who are not there become contacts. */
    public boolean createMissing() {
        return from.createMissing;
    }

    /** Whether messages become comments on their contact. */
    public boolean timeline() {
        return from.timeline;
    }

    /** Fields of a contact that agents want to know, by the names under which they are told. */
    public Map<String, String> contextFields() {
        return Map.copyOf(from.contextFields);
    }

    /** The field of a contact that has the customer's tier. */
    public Optional<String> tierField() {
        return Optional.ofNullable(from.tierField);
    }

    /** The field of a contact that has what the customer has brought so far. */
    public Optional<String> lifetimeValueField() {
        return Optional.ofNullable(from.lifetimeValueField);
    }

    /** Whether open opportunities are told. */
    public boolean deals() {
        return from.deals;
    }

    /** Whether the latest sales orders are told. */
    public boolean orders() {
        return from.orders;
    }

    /** How long after a write without a good answer a look for it is trusted. */
    public Duration settling() {
        return from.settling;
    }

    /** From a call to the last byte of its answer. */
    public Duration callTimeout() {
        return from.callTimeout;
    }

    /** The clock. */
    public InstantSource clock() {
        return from.clock;
    }

    @Override
    public String toString() {
        return "VtigerConfig[" + server() + ", user " + user() + "]";
    }
}
