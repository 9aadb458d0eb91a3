package io.threadwell.helpdesk.helpscout;

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
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    private static final Set<String> STATUSES = Set.of("active", "pending", "closed");
    private static final Duration LONGEST_OVERLAP = Duration.ofMinutes(30);

    private final List<String> found = new ArrayList<>();

    private ConfigProblems() {}

    static List<String> of(HelpScoutConfigBuilder config) {
        ConfigProblems problems = new ConfigProblems();
        problems.when(
                config.system == null || !SYSTEM.matcher(config.system).matches(),
                "system must be 1 to 32 of a-z, 0-9 and -, letter first");
        problems.found.addAll(ServerAddress.problems("baseUri", config.baseUri, "https://api.helpscout.net"));
        problems.needed(config);
        problems.mapping(config);
        problems.numbers(config);
        problems.times(config);
        return problems.found;
    }

    private void needed(HelpScoutConfigBuilder config) {
        when(
                config.appId.isBlank() || config.appSecret == null,
                "the credential is missing: call app(id, secret) with an OAuth2 application of your profile");
        when(config.mailbox < 1, "mailbox is missing: give the id of the inbox that conversations are made in");
        when(
                config.keyField < 1,
                "keyField is missing: give the id of a single-line custom field of that inbox for our id of the case");
        when(
                config.addressDomain == null
                        || !DOMAIN.matcher(config.addressDomain).matches(),
                "addressDomain must be a domain in small letters, such as customers.example.com");
    }

    private void mapping(HelpScoutConfigBuilder config) {
        config.customFields.forEach((fact, id) -> {
            when(
                    !HelpScoutConfig.CUSTOM_FIELDS.contains(fact),
                    "customField " + fact + " is not one of "
                            + HelpScoutConfig.CUSTOM_FIELDS.stream().sorted().toList());
            when(id < 1, "customField " + fact + " must have the id of a field");
            when(id == config.keyField, "customField " + fact + " must not be the keyField");
        });
        config.statuses.forEach((ours, theirs) -> when(
                theirs == null || !STATUSES.contains(theirs),
                "status " + ours + " must be one of "
                        + STATUSES.stream().sorted().toList()));
        when(
                config.defaultTags == null || config.defaultTags.stream().anyMatch(ConfigProblems::isNoTag),
                "defaultTags must not be blank and must not have commas");
        when(
                config.alsoWatch == null || config.alsoWatch.stream().anyMatch(id -> id < 1),
                "alsoWatch must have ids of inboxes");
    }

    private static boolean isNoTag(@Nullable String tag) {
        return tag == null || tag.isBlank() || tag.indexOf(',') >= 0;
    }

    private void numbers(HelpScoutConfigBuilder config) {
        when(config.requestsPerMinute.orElse(2) < 2, "requestsPerMinute must be 2 at least: a write counts as two");
        when(config.concurrentCalls < 1 || config.concurrentCalls > 30, "concurrentCalls must be 1 to 30");
        when(config.integrationUser.orElse(1) < 1, "integrationUser must be the id of a user");
    }

    private void times(HelpScoutConfigBuilder config) {
        positive(config.changesInterval, "changesInterval");
        positive(config.callTimeout, "callTimeout");
        positive(config.lookback, "lookback");
        when(
                isNegative(config.overlap) || config.overlap.compareTo(LONGEST_OVERLAP) > 0,
                "overlap must be 0 s to 30 min");
        when(
                isNegative(config.createSettling) || isNegative(config.updateSettling),
                "settling must be two times that are not negative");
        when(config.clock == null, "clock is missing: give an InstantSource, or leave it out for the system's");
    }

    private void positive(@Nullable Duration duration, String what) {
        when(duration == null || duration.isNegative() || duration.isZero(), what + " must be positive");
    }

    private static boolean isNegative(@Nullable Duration duration) {
        return duration == null || duration.isNegative();
    }

    private void when(boolean wrong, String problem) {
        if (wrong) {
            found.add(problem);
        }
    }
}
