package io.threadwell.crm.hubspot;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.support.config.ServerAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a configuration, told at once and without a credential. */
final class ConfigProblems {
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern PROPERTY = Pattern.compile("[a-z][a-z0-9_]{0,99}");
    private static final Pattern PORTAL = Pattern.compile("[0-9]{1,20}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Set<String> CHANNEL_TYPES = Set.of("WHATS_APP", "LINKEDIN_MESSAGE", "SMS");

    private final List<String> found = new ArrayList<>();

    private ConfigProblems() {}

    static List<String> of(HubSpotConfigBuilder config) {
        ConfigProblems problems = new ConfigProblems();
        problems.found.addAll(config.misnamed);
        problems.when(
                config.system == null || !SYSTEM.matcher(config.system).matches(),
                "system must be 1 to 32 of a-z, 0-9 and -, letter first");
        problems.account(config);
        problems.properties(config);
        problems.timeline(config);
        problems.numbers(config);
        return problems.found;
    }

    private void account(HubSpotConfigBuilder config) {
        found.addAll(ServerAddress.problems("server", config.server, "https://api.hubapi.com"));
        when(
                (config.token == null) == (config.oauth == null),
                "a credential is needed, and one alone: give token(...) of a private app, or oauth(id, secret, refresh token)");
        when(config.oauth != null && config.oauth.clientId().isBlank(), "oauth needs the app's client id");
        if (config.portal != null || config.pages == null) {
            String portal = config.portal == null ? "" : config.portal;
            when(!PORTAL.matcher(portal).matches(), "portal must be the account's number, such as 12345678");
            found.addAll(ServerAddress.problems("portal's app", config.pages, "https://app.hubspot.com"));
        }
    }

    private void properties(HubSpotConfigBuilder config) {
        found.addAll(config.mapping.problems());
        when(
                config.mapping.field(PersonFacts.KEY).isEmpty(),
                "the fact key needs a property: without one nobody is found again");
        config.mapping.fields().forEach(property -> named("property", property));
        optional("tierProperty", config.tierProperty);
        optional("lifetimeValueProperty", config.lifetimeValueProperty);
        config.consentProperties.forEach((purpose, property) ->
                named("consentProperty " + purpose, property == null ? "" : property.replaceFirst("^!", "")));
        config.contextProperties.forEach((name, property) -> named("contextProperty " + name, property));
        when(
                config.currency != null && !CURRENCY.matcher(config.currency).matches(),
                "lifetimeValueProperty needs a currency as ISO 4217 code, such as EUR");
    }

    private void timeline(HubSpotConfigBuilder config) {
        named("timelineKeyProperty", config.timelineKeyProperty);
        config.communications.forEach((network, type) -> when(
                network == null || network.isBlank() || type == null || !CHANNEL_TYPES.contains(type),
                "communication " + network + " needs one of "
                        + CHANNEL_TYPES.stream().sorted().toList()));
    }

    private void numbers(HubSpotConfigBuilder config) {
        when(config.callsInTenSeconds < 1, "callsInTenSeconds must be 1 or more");
        when(config.searchesInASecond < 1, "searchesInASecond must be 1 or more");
        when(config.keepDaily < 0, "keepDaily must not be negative");
        when(config.settling == null || config.settling.isNegative(), "settling must not be negative");
        Duration timeout = config.callTimeout;
        when(timeout == null || timeout.isNegative() || timeout.isZero(), "callTimeout must be positive");
        when(config.clock == null, "clock is missing: give an InstantSource, or leave it out for the system's");
    }

    private void optional(String what, @Nullable String name) {
        if (name != null) {
            named(what, name);
        }
    }

    private void named(String what, @Nullable String name) {
        when(
                name == null || !PROPERTY.matcher(name).matches(),
                what + " " + name + " is no internal name: they look like lastname or threadwell_key");
    }

    private void when(boolean wrong, String problem) {
        if (wrong) {
            found.add(problem);
        }
    }
}
