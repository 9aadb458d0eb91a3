package io.threadwell.crm.tryton;

import io.threadwell.api.webhook.Secret;
import io.threadwell.support.crm.FieldMapping;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the adapter has to know of a Tryton database. Immutable; made by {@link #builder()}, which tells all problems at once.
 *
 * <p>{@link #toString()} shows no credential.
 */
public final class TrytonConfig {
    private final TrytonConfigBuilder from;

    TrytonConfig(TrytonConfigBuilder checked) {
        this.from = checked;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static TrytonConfigBuilder builder() {
        return new TrytonConfigBuilder();
    }

    /** The stable name of the CRM in the workspace. */
    public String system() {
        return from.system;
    }

    /** Where the server is, without a slash at the end. */
    public URI server() {
        return from.needServer();
    }

    /** The database's name. */
    public String database() {
        return TrytonConfigBuilder.need(from.database);
    }

    /** The user as whom we log in. */
    public String user() {
        return TrytonConfigBuilder.need(from.user);
    }

    /** The user's password. */
    public Secret password() {
        return from.needPassword();
    }

    /** Which fact goes where. */
    public FieldMapping mapping() {
        return from.mapping;
    }

    /** Whether people who are not there become parties. */
    public boolean createMissing() {
        return from.createMissing;
    }

    /** Whether messages become notes of their party. */
    public boolean timeline() {
        return from.timeline;
    }

    /** Fields of a party that agents want to know, by the names under which they are told. */
    public Map<String, String> contextFields() {
        return Map.copyOf(from.contextFields);
    }

    /** The name of the category whose subcategories are the tiers of customers. */
    public Optional<String> tierCategory() {
        return Optional.ofNullable(from.tierCategory);
    }

    /** The name of the type of relation that leads to a person's company. */
    public Optional<String> companyRelation() {
        return Optional.ofNullable(from.companyRelation);
    }

    /** Whether the latest sales are told. */
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
        return "TrytonConfig[" + server() + ", database " + database() + ", user " + user() + "]";
    }
}
