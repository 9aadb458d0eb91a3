package io.threadwell.crm.hubspot;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.crm.hubspot.HubSpotConfig.OAuthApp;
import io.threadwell.support.crm.FieldMapping;
import io.threadwell.support.crm.FieldMapping.When;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link HubSpotConfig}. One thing has no default: a credential, by {@link #token} or {@link #oauth}. Properties are named by
 * their internal names (Settings > Properties). Not thread-safe.
 */
public final class HubSpotConfigBuilder {
    private static final String KEY = "threadwell_key";

    String system = "hubspot";
    URI server = URI.create("https://api.hubapi.com");

    @Nullable
    Secret token;

    @Nullable
    OAuthApp oauth;

    @Nullable
    String portal;

    URI pages = URI.create("https://app.hubspot.com");
    FieldMapping mapping = FieldMapping.none()
            .with(PersonFacts.KEY, KEY)
            .with(PersonFacts.NAME, "lastname")
            .with(PersonFacts.EMAIL, "email")
            .with(PersonFacts.PHONE, "phone");
    boolean createMissing = true;
    boolean timeline = true;
    String timelineKeyProperty = KEY;
    final Map<String, String> communications =
            new LinkedHashMap<>(Map.of("whatsapp", "WHATS_APP", "linkedin", "LINKEDIN_MESSAGE"));
    boolean tellCompanies;

    @Nullable
    String tierProperty;

    @Nullable
    String lifetimeValueProperty = "total_revenue";

    @Nullable
    String currency;

    final Map<String, String> consentProperties = new LinkedHashMap<>(Map.of("email", "!hs_email_optout"));
    final Map<String, String> contextProperties = new LinkedHashMap<>(Map.of("lifecycle stage", "lifecyclestage"));
    boolean deals = true;
    boolean orders;
    int callsInTenSeconds = 100;
    int searchesInASecond = 5;
    long keepDaily;
    Duration settling = Duration.ofSeconds(10);
    Duration callTimeout = Duration.ofSeconds(60);
    InstantSource clock = InstantSource.system();
    final List<String> misnamed = new ArrayList<>();

    HubSpotConfigBuilder() {}

    private HubSpotConfigBuilder(HubSpotConfigBuilder other) {
        system = other.system;
        server = other.server;
        token = other.token;
        oauth = other.oauth;
        portal = other.portal;
        pages = other.pages;
        mapping = other.mapping;
        createMissing = other.createMissing;
        timeline = other.timeline;
        timelineKeyProperty = other.timelineKeyProperty;
        replace(communications, other.communications);
        tellCompanies = other.tellCompanies;
        tierProperty = other.tierProperty;
        lifetimeValueProperty = other.lifetimeValueProperty;
        currency = other.currency;
        replace(consentProperties, other.consentProperties);
        replace(contextProperties, other.contextProperties);
        deals = other.deals;
        orders = other.orders;
        callsInTenSeconds = other.callsInTenSeconds;
        searchesInASecond = other.searchesInASecond;
        keepDaily = other.keepDaily;
        settling = other.settling;
        callTimeout = other.callTimeout;
        clock = other.clock;
    }

    private static void replace(Map<String, String> all, Map<String, String> by) {
        all.clear();
        all.putAll(by);
    }

    /** The stable name of the CRM in the workspace. Default {@code hubspot}. */
    public HubSpotConfigBuilder system(String name) {
        this.system = name;
        return this;
    }

    /** Another server, for a stand-in. Default {@code https://api.hubapi.com}, which serves all data centres. */
    public HubSpotConfigBuilder server(URI uri) {
        this.server = uri;
        return this;
    }

    /** The access token of a private app, or a service key. It does not end. This or {@link #oauth} is required. */
    public HubSpotConfigBuilder token(Secret lasting) {
        this.token = lasting;
        return this;
    }

    /** An OAuth app with the refresh token that the account gave; that does not end until the app is uninstalled. */
    public HubSpotConfigBuilder oauth(String clientId, Secret clientSecret, Secret refreshToken) {
        this.oauth = clientId == null || clientSecret == null || refreshToken == null
                ? null
                : new OAuthApp(clientId, clientSecret, refreshToken);
        return this;
    }

    /**
     * The account, for links to records. Default none: links are what HubSpot gives.
     *
     * @param id of the account, as addresses show it
     * @param app where people look at records, such as {@code https://app-eu1.hubspot.com}
     */
    public HubSpotConfigBuilder portal(String id, URI app) {
        this.portal = id;
        this.pages = app;
        return this;
    }

    /**
     * Keeps ids, handles and addresses of profiles on a network. Default none.
     *
     * @param id of the network, such as {@code x}
     * @param prefix of the properties: {@code x} gives {@code x_id}, {@code x_handle}, {@code x_url}
     */
    public HubSpotConfigBuilder network(String id, String prefix) {
        return property(id + ".id", prefix + "_id")
                .property(id + ".handle", prefix + "_handle")
                .property(id + ".url", prefix + "_url");
    }

    /**
     * Says where a fact goes while nothing is there. Default: {@code threadwell_key}, {@code lastname}, {@code email}, {@code phone}. A
     * name that goes to {@code lastname} is parted, with all but its last word in {@code firstname}.
     *
     * @param fact by the names of {@link PersonFacts}
     */
    public HubSpotConfigBuilder property(String fact, String name) {
        return property(fact, name, When.EMPTY);
    }

    /** Says where a fact goes, and when. */
    public HubSpotConfigBuilder property(String fact, String name, When when) {
        if (fact == null || name == null || when == null) {
            misnamed.add("property needs a fact, a property's internal name and when it is written");
            return this;
        }
        this.mapping = mapping.with(fact, name, when);
        return this;
    }

    /** Whether people who are not there are made. Default yes. */
    public HubSpotConfigBuilder createMissing(boolean wanted) {
        this.createMissing = wanted;
        return this;
    }

    /** Whether messages go on timelines. Default yes. */
    public HubSpotConfigBuilder timeline(boolean wanted) {
        this.timeline = wanted;
        return this;
    }

    /** The property of notes and communications for a message's key: text with unique values. Default {@code threadwell_key}. */
    public HubSpotConfigBuilder timelineKeyProperty(String name) {
        this.timelineKeyProperty = name;
        return this;
    }

    /**
     * Makes a network's private messages communications instead of notes. Default {@code whatsapp} and {@code linkedin}.
     *
     * @param network its id
     * @param channelType one that HubSpot knows: {@code WHATS_APP}, {@code LINKEDIN_MESSAGE} or {@code SMS}
     */
    public HubSpotConfigBuilder communication(String network, String channelType) {
        communications.put(network, channelType);
        return this;
    }

    /** All messages are notes; networks may be added again by {@link #communication}. */
    public HubSpotConfigBuilder notesAlone() {
        communications.clear();
        return this;
    }

    /** Whether messages stand on the timeline of the person's company, too. Default no. */
    public HubSpotConfigBuilder tellCompanies(boolean wanted) {
        this.tellCompanies = wanted;
        return this;
    }

    /** The property with a customer's tier. Default none. */
    public HubSpotConfigBuilder tierProperty(String name) {
        this.tierProperty = name;
        return this;
    }

    /** The property with what a customer has brought so far, and its currency as ISO 4217 code. Default {@code total_revenue}. */
    public HubSpotConfigBuilder lifetimeValueProperty(String name, String currencyCode) {
        this.lifetimeValueProperty = name;
        this.currency = currencyCode;
        return this;
    }

    /**
     * The property that says whether a customer consents to a purpose; with a {@code !} in front where it says the contrary. Default
     * {@code email} by {@code !hs_email_optout}.
     */
    public HubSpotConfigBuilder consentProperty(String purpose, String name) {
        consentProperties.put(purpose, name);
        return this;
    }

    /** Tells agents a property of the contact under a name. Default {@code lifecycle stage} by {@code lifecyclestage}. */
    public HubSpotConfigBuilder contextProperty(String name, String property) {
        contextProperties.put(name, property);
        return this;
    }

    /** Whether open deals are told. Default yes. */
    public HubSpotConfigBuilder deals(boolean wanted) {
        this.deals = wanted;
        return this;
    }

    /** Whether the latest orders are told. Default no. */
    public HubSpotConfigBuilder orders(boolean wanted) {
        this.orders = wanted;
        return this;
    }

    /** The app's calls in ten seconds. Default 100, the least of all editions; answers tell of more. */
    public HubSpotConfigBuilder callsInTenSeconds(int calls) {
        this.callsInTenSeconds = calls;
        return this;
    }

    /** The account's searches in a second. Default 5; fewer leave some to others. */
    public HubSpotConfigBuilder searchesInASecond(int searches) {
        this.searchesInASecond = searches;
        return this;
    }

    /** How many of the account's calls of a day are left to others: with fewer, nothing is called. Default 0. */
    public HubSpotConfigBuilder keepDaily(long calls) {
        this.keepDaily = calls;
        return this;
    }

    /** How long after a write without a good answer a look for it is trusted. Default 10 s. */
    public HubSpotConfigBuilder settling(Duration duration) {
        this.settling = duration;
        return this;
    }

    /** From a call to the last byte of its answer. Default 60 s: a hundred records take their time. */
    public HubSpotConfigBuilder callTimeout(Duration duration) {
        this.callTimeout = duration;
        return this;
    }

    /** The clock. Default the system's. */
    public HubSpotConfigBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
    public HubSpotConfig build() {
        List<String> problems = ConfigProblems.of(this);
        if (!problems.isEmpty()) {
            throw new InvalidRequest("HubSpot: " + String.join("; ", problems));
        }
        return new HubSpotConfig(new HubSpotConfigBuilder(this));
    }

    @Override
    public String toString() {
        return "HubSpotConfigBuilder[" + system + "]";
    }
}
