package io.threadwell.crm.zoho;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.crm.FieldMapping;
import io.threadwell.support.crm.FieldMapping.When;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link ZohoConfig}. Two things have no default: {@link #client} and {@link #refreshToken}. Fields are named as Zoho's API
 * names them (Setup > Developer Hub > APIs and SDKs > API Names). Not thread-safe.
 */
public final class ZohoConfigBuilder {
    String system = "zoho";
    DataCentre dataCentre = DataCentre.US;

    @Nullable
    URI accounts;

    @Nullable
    URI api;

    String clientId = "";

    @Nullable
    Secret clientSecret;

    @Nullable
    Secret refreshToken;

    String module = "Contacts";
    Set<String> alsoIn = Set.of();
    FieldMapping mapping = FieldMapping.none()
            .with(PersonFacts.KEY, "Threadwell_Key")
            .with(PersonFacts.NAME, "Last_Name")
            .with(PersonFacts.EMAIL, "Email")
            .with(PersonFacts.PHONE, "Phone");
    String leadCompany = "Unknown";
    boolean createMissing = true;
    Timeline timeline = Timeline.NOTES;
    String timelineKeyField = "Threadwell_Key";
    boolean workflows;

    @Nullable
    String tierField;

    @Nullable
    String lifetimeValueField;

    @Nullable
    String currency;

    final Map<String, String> consentFields = new LinkedHashMap<>(Map.of("email", "!Email_Opt_Out"));
    final Map<String, String> contextFields = new LinkedHashMap<>();
    boolean deals = true;
    Set<String> closedStages = Set.of("Closed Won", "Closed Lost", "Closed-Lost to Competition");
    boolean orders;
    int keepCredits;
    int concurrentCalls = 5;
    Duration settling = Duration.ofSeconds(10);
    Duration callTimeout = Duration.ofSeconds(60);
    InstantSource clock = InstantSource.system();
    final List<String> misnamed = new ArrayList<>();

    ZohoConfigBuilder() {}

    private ZohoConfigBuilder(ZohoConfigBuilder other) {
        system = other.system;
        dataCentre = other.dataCentre;
        accounts = other.accounts;
        api = other.api;
        clientId = other.clientId;
        clientSecret = other.clientSecret;
        refreshToken = other.refreshToken;
        module = other.module;
        alsoIn = Set.copyOf(other.alsoIn);
        mapping = other.mapping;
        leadCompany = other.leadCompany;
        createMissing = other.createMissing;
        timeline = other.timeline;
        timelineKeyField = other.timelineKeyField;
        workflows = other.workflows;
        tierField = other.tierField;
        lifetimeValueField = other.lifetimeValueField;
        currency = other.currency;
        consentFields.clear();
        consentFields.putAll(other.consentFields);
        contextFields.putAll(other.contextFields);
        deals = other.deals;
        closedStages = Set.copyOf(other.closedStages);
        orders = other.orders;
        keepCredits = other.keepCredits;
        concurrentCalls = other.concurrentCalls;
        settling = other.settling;
        callTimeout = other.callTimeout;
        clock = other.clock;
    }

    /** The stable name of the CRM in the workspace. Default {@code zoho}. */
    public ZohoConfigBuilder system(String name) {
        this.system = name;
        return this;
    }

    /** Where the account's data is kept. Default {@link DataCentre#US}. */
    public ZohoConfigBuilder dataCentre(DataCentre where) {
        this.dataCentre = where;
        return this;
    }

    /** Other addresses than the data centre's, for a stand-in or a private one. Default the data centre's. */
    public ZohoConfigBuilder servers(URI accountsServer, URI apiServer) {
        this.accounts = accountsServer;
        this.api = apiServer;
        return this;
    }

    /** The OAuth client, a self client or a server-based one (OAuth Authentication, Register your client). Required. */
    public ZohoConfigBuilder client(String id, Secret secret) {
        this.clientId = id;
        this.clientSecret = secret;
        return this;
    }

    /** The refresh token with the scopes that the README names; it does not end. Required. */
    public ZohoConfigBuilder refreshToken(Secret token) {
        this.refreshToken = token;
        return this;
    }

    /** The module that people are made in, {@code Contacts} or {@code Leads}. Default {@code Contacts}. */
    public ZohoConfigBuilder module(String apiName) {
        this.module = apiName;
        return this;
    }

    /** Further modules that people are looked for in, such as {@code Leads}; they need the same fields. Default none. */
    public ZohoConfigBuilder alsoIn(Set<String> apiNames) {
        this.alsoIn = apiNames;
        return this;
    }

    /**
     * Keeps ids, handles and addresses of profiles on a network. Default none.
     *
     * @param id of the network, such as {@code x}
     * @param prefix of the fields' API names: {@code X} gives {@code X_Id}, {@code X_Handle}, {@code X_Url}
     */
    public ZohoConfigBuilder network(String id, String prefix) {
        return field(id + ".id", prefix + "_Id")
                .field(id + ".handle", prefix + "_Handle")
                .field(id + ".url", prefix + "_Url");
    }

    /**
     * Says where a fact goes while nothing is there. Default: {@code Threadwell_Key}, {@code Last_Name}, {@code Email}, {@code Phone}.
     * A name that goes to {@code Last_Name} is parted, with all but its last word in {@code First_Name}.
     *
     * @param fact by the names of {@link PersonFacts}
     */
    public ZohoConfigBuilder field(String fact, String apiName) {
        return field(fact, apiName, When.EMPTY);
    }

    /** Says where a fact goes, and when. */
    public ZohoConfigBuilder field(String fact, String apiName, When when) {
        if (fact == null || apiName == null || when == null) {
            misnamed.add("field needs a fact, a field's API name and when it is written");
            return this;
        }
        this.mapping = mapping.with(fact, apiName, when);
        return this;
    }

    /** What new leads have as their company, which Zoho wants. Default {@code Unknown}. */
    public ZohoConfigBuilder leadCompany(String company) {
        this.leadCompany = company;
        return this;
    }

    /** Whether people who are not there are made. Default yes. */
    public ZohoConfigBuilder createMissing(boolean wanted) {
        this.createMissing = wanted;
        return this;
    }

    /** As what messages stand on timelines. Default {@link Timeline#NOTES}. */
    public ZohoConfigBuilder timeline(Timeline kind) {
        this.timeline = kind;
        return this;
    }

    /** The field of tasks or calls for a message's key: single line, without duplicates. Default {@code Threadwell_Key}. */
    public ZohoConfigBuilder timelineKeyField(String apiName) {
        this.timelineKeyField = apiName;
        return this;
    }

    /** Whether what we write starts workflows, which may mail customers. Default no. */
    public ZohoConfigBuilder workflows(boolean wanted) {
        this.workflows = wanted;
        return this;
    }

    /** The field with a customer's tier. Default none. */
    public ZohoConfigBuilder tierField(String apiName) {
        this.tierField = apiName;
        return this;
    }

    /** The field with what a customer has brought so far, and its currency as ISO 4217 code. Default none. */
    public ZohoConfigBuilder lifetimeValueField(String apiName, String currencyCode) {
        this.lifetimeValueField = apiName;
        this.currency = currencyCode;
        return this;
    }

    /**
     * The field that says whether a customer consents to a purpose; with a {@code !} in front where it says the contrary. Default
     * {@code email} by {@code !Email_Opt_Out}.
     */
    public ZohoConfigBuilder consentField(String purpose, String apiName) {
        consentFields.put(purpose, apiName);
        return this;
    }

    /** Tells agents a field of the record under a name. Default none. */
    public ZohoConfigBuilder contextField(String name, String apiName) {
        contextFields.put(name, apiName);
        return this;
    }

    /** Whether open deals are told; of contacts alone. Default yes. */
    public ZohoConfigBuilder deals(boolean wanted) {
        this.deals = wanted;
        return this;
    }

    /** The stages of deals that are not open any more. Default Zoho's own: won, lost, lost to competition. */
    public ZohoConfigBuilder closedStages(Set<String> names) {
        this.closedStages = names;
        return this;
    }

    /** Whether the latest sales orders are told; of contacts alone. Default no. */
    public ZohoConfigBuilder orders(boolean wanted) {
        this.orders = wanted;
        return this;
    }

    /** How many of the account's credits are left to others: with fewer, nothing is called. Default 0. */
    public ZohoConfigBuilder keepCredits(int credits) {
        this.keepCredits = credits;
        return this;
    }

    /** How many calls run side by side at most. Default 5, which every edition allows (API Limits, Concurrency). */
    public ZohoConfigBuilder concurrentCalls(int calls) {
        this.concurrentCalls = calls;
        return this;
    }

    /** How long after a write without a good answer a look for it is trusted. Default 10 s. */
    public ZohoConfigBuilder settling(Duration duration) {
        this.settling = duration;
        return this;
    }

    /** From a call to the last byte of its answer. Default 60 s: a hundred records take their time. */
    public ZohoConfigBuilder callTimeout(Duration duration) {
        this.callTimeout = duration;
        return this;
    }

    /** The clock. Default the system's. */
    public ZohoConfigBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
    public ZohoConfig build() {
        List<String> problems = ConfigProblems.of(this);
        if (!problems.isEmpty()) {
            throw new InvalidRequest("Zoho: " + String.join("; ", problems));
        }
        return new ZohoConfig(new ZohoConfigBuilder(this));
    }

    List<String> modules() {
        Set<String> all = new LinkedHashSet<>();
        all.add(module);
        alsoIn.stream().sorted().forEach(all::add);
        return List.copyOf(all);
    }

    /** What a built config has. */
    static <T> T need(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return "ZohoConfigBuilder[" + system + "]";
    }
}
