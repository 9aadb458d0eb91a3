package io.threadwell.crm.hubspot;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.config.ServerAddress;
import io.threadwell.support.crm.FieldMapping;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What the adapter has to know of a HubSpot account. Immutable; made by {@link #builder()}, which tells all problems at once.
 *
 * <p>{@link #toString()} shows no credential.
 */
public final class HubSpotConfig {
    private final HubSpotConfigBuilder from;

    HubSpotConfig(HubSpotConfigBuilder checked) {
        this.from = checked;
    }

    /**
     * An OAuth app.
     *
     * @param clientId of the app
     * @param clientSecret of the app
     * @param refreshToken that the account gave
     */
    public record OAuthApp(String clientId, Secret clientSecret, Secret refreshToken) {
        @Override
        public String toString() {
            return "OAuthApp[" + clientId + "]";
        }
    }

    /** Begins with the defaults, which each method of the builder names. */
    public static HubSpotConfigBuilder builder() {
        return new HubSpotConfigBuilder();
    }

    /** The stable name of the CRM in the workspace. */
    public String system() {
        return from.system;
    }

    /** Where calls go, without a slash at the end. */
    public URI server() {
        return ServerAddress.bare(from.server);
    }

    /** The lasting token; empty where there is an OAuth app. */
    public Optional<Secret> token() {
        return Optional.ofNullable(from.token);
    }

    /** The OAuth app; empty where there is a lasting token. */
    public Optional<OAuthApp> oauth() {
        return Optional.ofNullable(from.oauth);
    }

    /** The account's id, for links. */
    public Optional<String> portal() {
        return Optional.ofNullable(from.portal);
    }

    /** Where people look at records, without a slash at the end. */
    public URI pages() {
        return ServerAddress.bare(from.pages);
    }

    /** Which fact goes where. */
    public FieldMapping mapping() {
        return from.mapping;
    }

    /** The property that holds our key of a person. */
    public String keyProperty() {
        return from.mapping.field(PersonFacts.KEY).orElse("");
    }

    /** Whether people who are not there are made. */
    public boolean createMissing() {
        return from.createMissing;
    }

    /** Whether messages go on timelines. */
    public boolean timeline() {
        return from.timeline;
    }

    /** The property of notes and communications that holds a message's key. */
    public String timelineKeyProperty() {
        return from.timelineKeyProperty;
    }

    /** HubSpot's channel types of networks whose private messages are communications. */
    public Map<String, String> communications() {
        return Map.copyOf(from.communications);
    }

    /** Whether messages stand on the timeline of the person's company, too. */
    public boolean tellCompanies() {
        return from.tellCompanies;
    }

    /** The property with a customer's tier. */
    public Optional<String> tierProperty() {
        return Optional.ofNullable(from.tierProperty);
    }

    /** The property with what a customer has brought so far. */
    public Optional<String> lifetimeValueProperty() {
        return Optional.ofNullable(from.lifetimeValueProperty);
    }

    /** The account's currency. */
    public Optional<String> currency() {
        return Optional.ofNullable(from.currency);
    }

    /** Properties that say whether a customer consents, by purpose; those with a {@code !} in front say the contrary. */
    public Map<String, String> consentProperties() {
        return Map.copyOf(from.consentProperties);
    }

    /** Properties that agents want to know, by the names under which they are told. */
    public Map<String, String> contextProperties() {
        return Map.copyOf(from.contextProperties);
    }

    /** Whether open deals are told. */
    public boolean deals() {
        return from.deals;
    }

    /** Whether the latest orders are told. */
    public boolean orders() {
        return from.orders;
    }

    /** The app's calls in ten seconds. */
    public int callsInTenSeconds() {
        return from.callsInTenSeconds;
    }

    /** The account's searches in a second. */
    public int searchesInASecond() {
        return from.searchesInASecond;
    }

    /** How many of the account's calls of a day are left to others. */
    public long keepDaily() {
        return from.keepDaily;
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
        return "HubSpotConfig[" + system() + " at " + server() + "]";
    }
}
