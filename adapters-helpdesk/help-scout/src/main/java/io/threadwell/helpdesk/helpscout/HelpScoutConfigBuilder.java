package io.threadwell.helpdesk.helpscout;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.config.ServerAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link HelpScoutConfig}. Three things have no default: {@link #app}, {@link #mailbox} and {@link #keyField}. Not
 * thread-safe.
 */
public final class HelpScoutConfigBuilder {
    String system = "helpscout";
    URI baseUri = URI.create("https://api.helpscout.net");
    String appId = "";

    @Nullable
    Secret appSecret;

    long mailbox;
    long keyField;
    Set<Long> alsoWatch = Set.of();
    Map<String, Long> customFields = new HashMap<>();
    Map<CaseStatus, String> statuses = new EnumMap<>(Map.of(
            CaseStatus.NEW, "active",
            CaseStatus.OPEN, "active",
            CaseStatus.PENDING, "pending",
            CaseStatus.ON_HOLD, "pending",
            CaseStatus.SOLVED, "closed",
            CaseStatus.CLOSED, "closed"));
    Set<String> defaultTags = Set.of();
    String addressDomain = "customers.invalid";
    boolean mailAddresses;
    OptionalLong integrationUser = OptionalLong.empty();
    OptionalInt requestsPerMinute = OptionalInt.empty();
    Duration changesInterval = Duration.ofSeconds(30);
    Duration overlap = Duration.ofSeconds(60);
    Duration lookback = Duration.ofDays(1);
    Duration createSettling = Duration.ofSeconds(60);
    Duration updateSettling = Duration.ofSeconds(10);
    Duration callTimeout = Duration.ofSeconds(30);
    int concurrentCalls = 4;
    InstantSource clock = InstantSource.system();

    HelpScoutConfigBuilder() {}

    private HelpScoutConfigBuilder(HelpScoutConfigBuilder other) {
        system = other.system;
        baseUri = other.baseUri;
        appId = other.appId;
        appSecret = other.appSecret;
        mailbox = other.mailbox;
        keyField = other.keyField;
        alsoWatch = new TreeSet<>(other.alsoWatch);
        customFields = new HashMap<>(other.customFields);
        statuses = new EnumMap<>(other.statuses);
        defaultTags = new TreeSet<>(other.defaultTags);
        addressDomain = other.addressDomain;
        mailAddresses = other.mailAddresses;
        integrationUser = other.integrationUser;
        requestsPerMinute = other.requestsPerMinute;
        changesInterval = other.changesInterval;
        overlap = other.overlap;
        lookback = other.lookback;
        createSettling = other.createSettling;
        updateSettling = other.updateSettling;
        callTimeout = other.callTimeout;
        concurrentCalls = other.concurrentCalls;
        clock = other.clock;
    }

    /** The stable name of this helpdesk in the workspace. Default {@code helpscout}. */
    public HelpScoutConfigBuilder system(String name) {
        this.system = name;
        return this;
    }

    /** Where the API is. Default {@code https://api.helpscout.net}; plain {@code http} only on this machine. */
    public HelpScoutConfigBuilder baseUri(URI uri) {
        this.baseUri = uri;
        return this;
    }

    /**
     * The OAuth2 application that the adapter signs in as (Authentication, Client Credentials flow). It acts as the user in whose
     * profile it was made. Required.
     */
    public HelpScoutConfigBuilder app(String id, Secret secret) {
        this.appId = id;
        this.appSecret = secret;
        return this;
    }

    /** The id of the inbox that conversations are made in. Required. */
    public HelpScoutConfigBuilder mailbox(long mailboxId) {
        this.mailbox = mailboxId;
        return this;
    }

    /** The id of a custom field of the inbox, type single line, for our id of the case. Required. */
    public HelpScoutConfigBuilder keyField(long fieldId) {
        this.keyField = fieldId;
        return this;
    }

    /** Further inboxes that agents move conversations to: what happens there is told, too. Default none. */
    public HelpScoutConfigBuilder alsoWatch(Set<Long> mailboxIds) {
        this.alsoWatch = mailboxIds;
        return this;
    }

    /** The id of the custom field that holds a fact, one of {@link HelpScoutConfig#CUSTOM_FIELDS}. Default none. */
    public HelpScoutConfigBuilder customField(String fact, long fieldId) {
        customFields.put(fact, fieldId);
        return this;
    }

    /**
     * Help Scout's status for ours. Default {@code active} for new and open, {@code pending} for pending and on hold,
     * {@code closed} for solved and closed.
     */
    public HelpScoutConfigBuilder status(CaseStatus ours, String theirs) {
        statuses.put(ours, theirs);
        return this;
    }

    /** Tags for every new conversation. Default none. */
    public HelpScoutConfigBuilder defaultTags(Set<String> tags) {
        this.defaultTags = tags;
        return this;
    }

    /**
     * The domain of the addresses that stand for customers. Help Scout tells customers apart by mail address, and lets agents answer
     * only somebody who has one; what is sent there has to go nowhere. Default {@code customers.invalid}, to which no mail can be
     * delivered (RFC 2606); a domain of your own that drops all mail spares agents the notices of failed delivery.
     */
    public HelpScoutConfigBuilder addressDomain(String domain) {
        this.addressDomain = domain;
        return this;
    }

    /**
     * Whether a customer's own mail address is used where a network vouches for it. Help Scout then mails agents' answers to the
     * customer, besides what goes to the network. Default false.
     */
    public HelpScoutConfigBuilder mailAddresses(boolean use) {
        this.mailAddresses = use;
        return this;
    }

    /**
     * The id of the user whose application it is. The webhook needs it to know our own threads, and is declared only with it;
     * {@link HelpScoutHelpdesk#checkup()} tells it. Default: asked for when changes are.
     */
    public HelpScoutConfigBuilder integrationUser(long userId) {
        this.integrationUser = OptionalLong.of(userId);
        return this;
    }

    /** The plan's requests a minute (Rate limiting). Default: learnt from {@code X-RateLimit-Limit-Minute}. */
    public HelpScoutConfigBuilder requestsPerMinute(int requests) {
        this.requestsPerMinute = OptionalInt.of(requests);
        return this;
    }

    /** How often to ask for what agents did. Default 30 s. */
    public HelpScoutConfigBuilder changesInterval(Duration interval) {
        this.changesInterval = interval;
        return this;
    }

    /** How much is asked for again each time, as Help Scout's search may lag. Default 60 s, at most 30 min. */
    public HelpScoutConfigBuilder overlap(Duration time) {
        this.overlap = time;
        return this;
    }

    /** How long an answer may have waited as a draft to be told when it is sent. Default 1 day. */
    public HelpScoutConfigBuilder lookback(Duration time) {
        this.lookback = time;
        return this;
    }

    /**
     * How long after a lost answer a look can be trusted. Defaults: 60 s for a new conversation, which is looked for by search, and
     * 10 s for a thread.
     */
    public HelpScoutConfigBuilder settling(Duration create, Duration update) {
        this.createSettling = create;
        this.updateSettling = update;
        return this;
    }

    /** From a call to the last byte of its answer. Default 30 s. */
    public HelpScoutConfigBuilder callTimeout(Duration timeout) {
        this.callTimeout = timeout;
        return this;
    }

    /** How many writes may run side by side. Default 4. */
    public HelpScoutConfigBuilder concurrentCalls(int calls) {
        this.concurrentCalls = calls;
        return this;
    }

    /** The time by which quotas are kept. Default the system's. */
    public HelpScoutConfigBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
    public HelpScoutConfig build() {
        List<String> problems = ConfigProblems.of(this);
        if (!problems.isEmpty()) {
            throw new InvalidRequest("Help Scout: " + String.join("; ", problems));
        }
        return new HelpScoutConfig(new HelpScoutConfigBuilder(this));
    }

    URI trimmedBaseUri() {
        return ServerAddress.bare(baseUri);
    }

    Secret requiredSecret() {
        return Objects.requireNonNull(appSecret, "secret");
    }

    @Override
    public String toString() {
        return "HelpScoutConfigBuilder[" + system + "]";
    }
}
