package io.threadwell.helpdesk.zendesk;

import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the adapter has to know of a Zendesk account. Immutable; made by {@link #builder()}, which tells all problems at once.
 *
 * <p>{@link #toString()} shows no credential.
 */
public final class ZendeskConfig {
    /** The names in {@link #customFields()}: the facts of a case that custom fields can hold. */
    public static final Set<String> CUSTOM_FIELDS = Set.of("network", "account", "permalink", "persona", "handle");

    private final ZendeskConfigBuilder from;

    ZendeskConfig(ZendeskConfigBuilder checked) {
        this.from = checked;
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static ZendeskConfigBuilder builder() {
        return new ZendeskConfigBuilder();
    }

    /** The stable name of the helpdesk in the workspace. */
    public String system() {
        return from.system;
    }

    /** Without a slash at the end. */
    public URI baseUri() {
        return from.requiredBaseUri();
    }

    /** Whose API token it is; absent with OAuth. */
    public Optional<String> email() {
        return Optional.ofNullable(from.email);
    }

    /** The API token that goes with {@link #email()}, or else the OAuth access token. */
    public Secret credential() {
        return from.requiredCredential();
    }

    /** Requests a minute for the whole account; absent: learnt from the answers. */
    public OptionalInt requestsPerMinute() {
        return from.requestsPerMinute;
    }

    /** Single updates of tickets a minute for the whole account. */
    public int updatesPerMinute() {
        return from.updatesPerMinute;
    }

    /** Incremental exports a minute. */
    public int exportsPerMinute() {
        return from.exportsPerMinute;
    }

    /** Tags that every new ticket gets. */
    public Set<String> defaultTags() {
        return Set.copyOf(from.defaultTags);
    }

    /** Ids of custom fields by the name of the fact they hold. */
    public Map<String, Long> customFields() {
        return Map.copyOf(from.customFields);
    }

    /** Zendesk's status for each of ours. */
    public Map<CaseStatus, String> statuses() {
        return Map.copyOf(from.statuses);
    }

    /** Zendesk's priority for each of ours. */
    public Map<CasePriority, String> priorities() {
        return Map.copyOf(from.priorities);
    }

    /** How often to ask for what agents did. */
    public Duration changesInterval() {
        return from.changesInterval;
    }

    /** How much of the time before is asked for again at each export. */
    public Duration exportOverlap() {
        return from.exportOverlap;
    }

    /** The id of the user whose credential this is; absent: asked for when needed. */
    public OptionalLong integrationUser() {
        return from.integrationUser;
    }

    /** How long after a lost answer to a create a look can be trusted. */
    public Duration createSettling() {
        return from.createSettling;
    }

    /** How long after a lost answer to an update a look can be trusted. */
    public Duration updateSettling() {
        return from.updateSettling;
    }

    /** How long after a lost answer to a bulk call a look can be trusted. */
    public Duration bulkSettling() {
        return from.bulkSettling;
    }

    /** From a call to the last byte of its answer. */
    public Duration callTimeout() {
        return from.callTimeout;
    }

    /** How many new customers a batch makes end users by single calls. */
    public int requestersSingly() {
        return from.requestersSingly;
    }

    /** How many batches may be written side by side. */
    public int concurrentCalls() {
        return from.concurrentCalls;
    }

    /** The time by which quotas are kept. */
    public InstantSource clock() {
        return from.clock;
    }

    @Override
    public String toString() {
        return "ZendeskConfig[" + system() + " at " + baseUri() + "]";
    }
}
