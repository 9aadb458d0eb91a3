package io.threadwell.crm.zoho;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.config.ServerAddress;
import io.threadwell.support.crm.FieldMapping;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the adapter has to know of a Zoho CRM account. Immutable; made by {@link #builder()}, which tells all problems at once.
 *
 * <p>{@link #toString()} shows no credential.
 */
public final class ZohoConfig {
    private final ZohoConfigBuilder from;

    ZohoConfig(ZohoConfigBuilder checked) {
        this.from = checked;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static ZohoConfigBuilder builder() {
        return new ZohoConfigBuilder();
    }

    /** The stable name of the CRM in the workspace. */
    public String system() {
        return from.system;
    }

    /** Where tokens are given, without a slash at the end. */
    public URI accounts() {
        return ServerAddress.bare(from.accounts == null ? from.dataCentre.accounts() : from.accounts);
    }

    /** Where calls go, without a slash at the end. */
    public URI api() {
        return ServerAddress.bare(from.api == null ? from.dataCentre.api() : from.api);
    }

    /** Where people look at records. */
    public URI pages() {
        return from.dataCentre.pages();
    }

    /** The id of the OAuth client. */
    public String clientId() {
        return from.clientId;
    }

    /** The secret of the OAuth client. */
    public Secret clientSecret() {
        return ZohoConfigBuilder.need(from.clientSecret);
    }

    /** The refresh token. */
    public Secret refreshToken() {
        return ZohoConfigBuilder.need(from.refreshToken);
    }

    /** The module that people are made in. */
    public String module() {
        return from.module;
    }

    /** All modules that people are looked for in, the one that they are made in first. */
    public List<String> modules() {
        return from.modules();
    }

    /** Which fact goes where. */
    public FieldMapping mapping() {
        return from.mapping;
    }

    /** The field that holds our key of a person. */
    public String keyField() {
        return from.mapping.field(PersonFacts.KEY).orElse("");
    }

    /** What new leads have as their company, which Zoho wants. */
    public String leadCompany() {
        return from.leadCompany;
    }

    /** Whether people who are not there are made. */
    public boolean createMissing() {
        return from.createMissing;
    }

    /** As what messages stand on timelines. */
    public Timeline timeline() {
        return from.timeline;
    }

    /** The field of tasks or calls that holds a message's key. */
    public String timelineKeyField() {
        return from.timelineKeyField;
    }

    /** Whether what we write starts workflows. */
    public boolean workflows() {
        return from.workflows;
    }

    /** The field with a customer's tier. */
    public Optional<String> tierField() {
        return Optional.ofNullable(from.tierField);
    }

    /** The field with what a customer has brought so far. */
    public Optional<String> lifetimeValueField() {
        return Optional.ofNullable(from.lifetimeValueField);
    }

    /** The account's currency. */
    public Optional<String> currency() {
        return Optional.ofNullable(from.currency);
    }

    /** Fields that say whether a customer consents, by purpose; those with a {@code !} in front say the contrary. */
    public Map<String, String> consentFields() {
        return Map.copyOf(from.consentFields);
    }

    /** Fields that agents want to know, by the names under which they are told. */
    public Map<String, String> contextFields() {
        return Map.copyOf(from.contextFields);
    }

    /** Whether open deals are told. */
    public boolean deals() {
        return from.deals;
    }

    /** The stages of deals that are not open any more. */
    public Set<String> closedStages() {
        return Set.copyOf(from.closedStages);
    }

    /** Whether the latest sales orders are told. */
    public boolean orders() {
        return from.orders;
    }

    /** How many credits are left to others. */
    public int keepCredits() {
        return from.keepCredits;
    }

    /** How many calls run side by side at most. */
    public int concurrentCalls() {
        return from.concurrentCalls;
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
        return "ZohoConfig[" + system() + " at " + api() + ", " + module() + "]";
    }
}
