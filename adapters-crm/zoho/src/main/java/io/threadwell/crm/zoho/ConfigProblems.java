package io.threadwell.crm.zoho;

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
    private static final Pattern API_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Set<String> MODULES = Set.of("Contacts", "Leads");

    private final List<String> found = new ArrayList<>();

    private ConfigProblems() {}

    static List<String> of(ZohoConfigBuilder config) {
        ConfigProblems problems = new ConfigProblems();
        problems.found.addAll(config.misnamed);
        problems.when(
                config.system == null || !SYSTEM.matcher(config.system).matches(),
                "system must be 1 to 32 of a-z, 0-9 and -, letter first");
        problems.credential(config);
        problems.modules(config);
        problems.fields(config);
        problems.numbers(config);
        return problems.found;
    }

    private void credential(ZohoConfigBuilder config) {
        when(config.dataCentre == null, "dataCentre is missing: give the one that your address bar shows, such as EU");
        if (config.accounts != null || config.api != null) {
            found.addAll(ServerAddress.problems("accounts server", config.accounts, "https://accounts.zoho.eu"));
            found.addAll(ServerAddress.problems("api server", config.api, "https://www.zohoapis.eu"));
        }
        when(
                config.clientId.isBlank() || config.clientSecret == null,
                "client is missing: call client(id, secret) with a client of api-console");
        when(config.refreshToken == null, "refreshToken is missing: give one with the scopes that the README names");
    }

    private void modules(ZohoConfigBuilder config) {
        when(
                config.module == null || !MODULES.contains(config.module),
                "module must be one of " + MODULES.stream().sorted().toList());
        when(
                config.alsoIn == null || !MODULES.containsAll(config.alsoIn),
                "alsoIn must be of " + MODULES.stream().sorted().toList());
        when(config.leadCompany == null || config.leadCompany.isBlank(), "leadCompany must not be blank");
        when(config.timeline == null, "timeline is missing: give NOTES, TASKS, CALLS or NONE");
    }

    private void fields(ZohoConfigBuilder config) {
        found.addAll(config.mapping.problems());
        when(
                config.mapping.field(PersonFacts.KEY).isEmpty(),
                "the fact key needs a field: without one nobody is found again");
        config.mapping.fields().forEach(field -> named("field", field));
        named("timelineKeyField", config.timelineKeyField);
        optional("tierField", config.tierField);
        optional("lifetimeValueField", config.lifetimeValueField);
        config.consentFields.forEach((purpose, field) ->
                named("consentField " + purpose, field == null ? "" : field.replaceFirst("^!", "")));
        config.contextFields.forEach((name, field) -> named("contextField " + name, field));
        when(
                config.currency != null && !CURRENCY.matcher(config.currency).matches(),
                "lifetimeValueField needs a currency as ISO 4217 code, such as EUR");
        when(
                config.closedStages == null || config.closedStages.stream().anyMatch(ConfigProblems::isNoStage),
                "closedStages must not be blank and must have no quotes");
    }

    private static boolean isNoStage(@Nullable String stage) {
        return stage == null || stage.isBlank() || stage.matches(".*['\"\\\\].*");
    }

    private void numbers(ZohoConfigBuilder config) {
        when(config.keepCredits < 0, "keepCredits must not be negative");
        when(config.concurrentCalls < 1 || config.concurrentCalls > 25, "concurrentCalls must be 1 to 25");
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
                name == null || !API_NAME.matcher(name).matches(),
                what + " " + name + " is no API name: they look like Last_Name or Threadwell_Key");
    }

    private void when(boolean wrong, String problem) {
        if (wrong) {
            found.add(problem);
        }
    }
}
