package io.threadwell.helpdesk.helpscout;

import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the adapter has to know of a Help Scout account. Immutable; made by {@link #builder()}, which tells all problems at once.
 *
 * <p>{@link #toString()} shows no credential.
 */
public final class HelpScoutConfig {
    /** The names in {@link #customFields()}: the facts of a case that custom fields can hold. */
    public static final Set<String> CUSTOM_FIELDS = TicketFields.ATTRIBUTES;

    private final HelpScoutConfigBuilder from;

    HelpScoutConfig(HelpScoutConfigBuilder checked) {
        this.from = checked;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static HelpScoutConfigBuilder builder() {
        return new HelpScoutConfigBuilder();
    }

    /** The stable name of the helpdesk in the workspace. */
    public String system() {
        return from.system;
    }

    /** Without a slash at the end. */
    public URI baseUri() {
        return from.trimmedBaseUri();
    }

    /** The id of the OAuth2 application. */
    public String appId() {
        return from.appId;
    }

    /** The secret of the OAuth2 application. */
    public Secret appSecret() {
        return from.requiredSecret();
    }

    /** The inbox that conversations are made in. */
    public long mailbox() {
        return from.mailbox;
    }

    /** The custom field that holds our id of the case. */
    public long keyField() {
        return from.keyField;
    }

    /** Inboxes that agents move our conversations to. */
    public Set<Long> alsoWatch() {
        return Set.copyOf(from.alsoWatch);
    }

    /** Ids of custom fields by the fact that they hold. */
    public Map<String, Long> customFields() {
        return Map.copyOf(from.customFields);
    }

    /** Help Scout's statuses by ours. */
    public Map<CaseStatus, String> statuses() {
        return Map.copyOf(from.statuses);
    }

    /** Tags for every new conversation. */
    public Set<String> defaultTags() {
        return Set.copyOf(from.defaultTags);
    }

    /** The domain of the addresses that stand for customers. */
    public String addressDomain() {
        return from.addressDomain;
    }

    /** Whether a customer's own mail address is used where a network vouches for it. */
    public boolean mailAddresses() {
        return from.mailAddresses;
    }

    /** The user whose application it is; absent: asked for. */
    public OptionalLong integrationUser() {
        return from.integrationUser;
    }

    /** Requests a minute for the whole account; absent: learnt from the answers. */
    public OptionalInt requestsPerMinute() {
        return from.requestsPerMinute;
    }

    /** How often to ask for what agents did. */
    public Duration changesInterval() {
        return from.changesInterval;
    }

    /** How much of what was asked for is asked for again. */
    public Duration overlap() {
        return from.overlap;
    }

    /** How long an answer may have been a draft to be told when it is sent. */
    public Duration lookback() {
        return from.lookback;
    }

    /** When a look for a conversation whose making was not answered can be trusted. */
    public Duration createSettling() {
        return from.createSettling;
    }

    /** When a look for a thread whose making was not answered can be trusted. */
    public Duration updateSettling() {
        return from.updateSettling;
    }

    /** From a call to the last byte of its answer. */
    public Duration callTimeout() {
        return from.callTimeout;
    }

    /** How many writes may run side by side. */
    public int concurrentCalls() {
        return from.concurrentCalls;
    }

    /** The time by which quotas are kept. */
    public InstantSource clock() {
        return from.clock;
    }

    @Override
    public String toString() {
        return "HelpScoutConfig[" + system() + ", inbox " + mailbox() + "]";
    }
}
