package io.threadwell.helpdesk.zendesk;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link ZendeskConfig}. Two things have no default: {@link #baseUri}, and a credential by {@link #apiToken} or
 * {@link #oauth}. Not thread-safe.
 */
public final class ZendeskConfigBuilder {
    String system = "zendesk";

    @Nullable
    URI baseUri;

    @Nullable
    String email;

    @Nullable
    Secret apiToken;

    @Nullable
    Secret oauthToken;

    OptionalInt requestsPerMinute = OptionalInt.empty();
    int updatesPerMinute = 100;
    int exportsPerMinute = 10;
    Set<String> defaultTags = Set.of();
    Map<String, Long> customFields = new HashMap<>();
    Map<CaseStatus, String> statuses = new EnumMap<>(Map.of(
            CaseStatus.NEW, "new",
            CaseStatus.OPEN, "open",
            CaseStatus.PENDING, "pending",
            CaseStatus.ON_HOLD, "hold",
            CaseStatus.SOLVED, "solved",
            CaseStatus.CLOSED, "closed"));
    Map<CasePriority, String> priorities = new EnumMap<>(Map.of(
            CasePriority.LOW, "low",
            CasePriority.NORMAL, "normal",
            CasePriority.HIGH, "high",
            CasePriority.URGENT, "urgent"));
    Duration changesInterval = Duration.ofSeconds(10);
    Duration exportOverlap = Duration.ofSeconds(2);
    OptionalLong integrationUser = OptionalLong.empty();
    Duration createSettling = Duration.ofSeconds(2);
    Duration updateSettling = Duration.ofSeconds(5);
    Duration bulkSettling = Duration.ofSeconds(30);
    Duration callTimeout = Duration.ofSeconds(30);
    int requestersSingly = 2;
    int concurrentCalls = 4;
    InstantSource clock = InstantSource.system();

    ZendeskConfigBuilder() {}

    private ZendeskConfigBuilder(ZendeskConfigBuilder other) {
        system = other.system;
        baseUri = other.baseUri;
        email = other.email;
        apiToken = other.apiToken;
        oauthToken = other.oauthToken;
        requestsPerMinute = other.requestsPerMinute;
        updatesPerMinute = other.updatesPerMinute;
        exportsPerMinute = other.exportsPerMinute;
        defaultTags = new TreeSet<>(other.defaultTags);
        customFields = new HashMap<>(other.customFields);
        statuses = new EnumMap<>(other.statuses);
        priorities = new EnumMap<>(other.priorities);
        changesInterval = other.changesInterval;
        exportOverlap = other.exportOverlap;
        integrationUser = other.integrationUser;
        createSettling = other.createSettling;
        updateSettling = other.updateSettling;
        bulkSettling = other.bulkSettling;
        callTimeout = other.callTimeout;
        requestersSingly = other.requestersSingly;
        concurrentCalls = other.concurrentCalls;
        clock = other.clock;
    }

    /** The stable name of this helpdesk in the workspace. Default {@code zendesk}. */
    public ZendeskConfigBuilder system(String name) {
        this.system = name;
        return this;
    }

    /** Such as {@code https://example.zendesk.com}. Required; plain {@code http} only on this machine. */
    public ZendeskConfigBuilder baseUri(URI uri) {
        this.baseUri = uri;
        return this;
    }

    /** An agent's e-mail address and an API token (API reference, Security and authentication). This, or {@link #oauth}. */
    public ZendeskConfigBuilder apiToken(String agentEmail, Secret token) {
        this.email = agentEmail;
        this.apiToken = token;
        return this;
    }

    /** An OAuth access token with the scopes {@code read} and {@code write}. This, or {@link #apiToken}. */
    public ZendeskConfigBuilder oauth(Secret accessToken) {
        this.oauthToken = accessToken;
        return this;
    }

    /** The plan's requests a minute (API reference, Rate limits). Default: learnt from the header {@code X-Rate-Limit}. */
    public ZendeskConfigBuilder requestsPerMinute(int requests) {
        this.requestsPerMinute = OptionalInt.of(requests);
        return this;
    }

    /**
     * Single updates of tickets a minute for the account; beyond them updates go in bulk. Default 100, as documented (Rate
     * limits, Update Ticket); 300 with the High Volume add-on.
     */
    public ZendeskConfigBuilder updatesPerMinute(int updates) {
        this.updatesPerMinute = updates;
        return this;
    }

    /**
     * Incremental exports a minute. Default 10, as documented (Incremental Exports, Rate limits); 30 with the High Volume
     * add-on. {@link #changesInterval} must not need more.
     */
    public ZendeskConfigBuilder exportsPerMinute(int exports) {
        this.exportsPerMinute = exports;
        return this;
    }

    /** Tags for every new ticket. Default none. */
    public ZendeskConfigBuilder defaultTags(Set<String> tags) {
        this.defaultTags = tags;
        return this;
    }

    /** The id of the custom ticket field that holds a fact, one of {@link ZendeskConfig#CUSTOM_FIELDS}. Default none. */
    public ZendeskConfigBuilder customField(String fact, long fieldId) {
        customFields.put(fact, fieldId);
        return this;
    }

    /** Zendesk's status for ours, such as {@code pending} for {@code ON_HOLD} in accounts that have no hold. */
    public ZendeskConfigBuilder status(CaseStatus ours, String theirs) {
        statuses.put(ours, theirs);
        return this;
    }

    /** Zendesk's priority for ours. Default: the one of the same name. */
    public ZendeskConfigBuilder priority(CasePriority ours, String theirs) {
        priorities.put(ours, theirs);
        return this;
    }

    /** How often to ask for what agents did. Default 10 s; below 6 s only with more {@link #exportsPerMinute}. */
    public ZendeskConfigBuilder changesInterval(Duration interval) {
        this.changesInterval = interval;
        return this;
    }

    /** How much is asked for again at each export, as its times are whole seconds. Default 2 s. */
    public ZendeskConfigBuilder exportOverlap(Duration overlap) {
        this.exportOverlap = overlap;
        return this;
    }

    /**
     * The id of the user whose credential this is. The webhook needs it to know our own comments, and is declared only with it;
     * {@link ZendeskHelpdesk#check()} tells it. Default: asked for when changes are.
     */
    public ZendeskConfigBuilder integrationUser(long userId) {
        this.integrationUser = OptionalLong.of(userId);
        return this;
    }

    /**
     * How long after a lost answer a look can be trusted. Defaults: 2 s for a create (made again it is known by its
     * Idempotency-Key for two hours anyway), 5 s for an update, 30 s for a bulk call, whose job may wait in a queue.
     */
    public ZendeskConfigBuilder settling(Duration create, Duration update, Duration bulk) {
        this.createSettling = create;
        this.updateSettling = update;
        this.bulkSettling = bulk;
        return this;
    }

    /** From a call to the last byte of its answer. Default 30 s. */
    public ZendeskConfigBuilder callTimeout(Duration timeout) {
        this.callTimeout = timeout;
        return this;
    }

    /**
     * How many customers that are new to Zendesk a batch makes end users by single calls. When there are more they go in one job,
     * and who needs them comes again when it is done. Default 2.
     */
    public ZendeskConfigBuilder requestersSingly(int people) {
        this.requestersSingly = people;
        return this;
    }

    /** How many batches may be written side by side. Default 4; Zendesk queues 30 jobs at most. */
    public ZendeskConfigBuilder concurrentCalls(int calls) {
        this.concurrentCalls = calls;
        return this;
    }

    /** The time by which quotas are kept. Default the system's. */
    public ZendeskConfigBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
    public ZendeskConfig build() {
        List<String> problems = ConfigProblems.of(this);
        if (!problems.isEmpty()) {
            throw new InvalidRequest("Zendesk: " + String.join("; ", problems));
        }
        return new ZendeskConfig(new ZendeskConfigBuilder(this));
    }

    URI requiredBaseUri() {
        String text = Objects.requireNonNull(baseUri, "baseUri").toString();
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    Secret requiredCredential() {
        return Objects.requireNonNull(apiToken != null ? apiToken : oauthToken, "credential");
    }

    @Override
    public String toString() {
        return "ZendeskConfigBuilder[" + system.toLowerCase(Locale.ROOT) + "]";
    }
}
