package io.threadwell.helpdesk.zendesk;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Everything that is wrong with a configuration, told at once and without a credential. */
final class ConfigProblems {
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Set<String> STATUSES = Set.of("new", "open", "pending", "hold", "solved", "closed");
    private static final Set<String> PRIORITIES = Set.of("low", "normal", "high", "urgent");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final List<String> found = new ArrayList<>();

    private ConfigProblems() {}

    static List<String> of(ZendeskConfigBuilder config) {
        ConfigProblems problems = new ConfigProblems();
        problems.when(
                config.system == null || !SYSTEM.matcher(config.system).matches(),
                "system must be 1 to 32 of a-z, 0-9 and -, letter first");
        problems.address(config.baseUri);
        problems.credential(config);
        problems.numbers(config);
        problems.names(config);
        problems.times(config);
        return problems.found;
    }

    private void address(@Nullable URI uri) {
        if (uri == null) {
            found.add("baseUri is missing: give the account's address, such as https://example.zendesk.com");
            return;
        }
        if (uri.getHost() == null) {
            found.add("baseUri must be an address such as https://example.zendesk.com");
            return;
        }
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        boolean local = "http".equalsIgnoreCase(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost());
        when(!secure && !local, "baseUri must be https (http only on this machine)");
        when(
                uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null,
                "baseUri must be host and path alone");
    }

    private void credential(ZendeskConfigBuilder config) {
        when(
                config.apiToken == null && config.oauthToken == null,
                "the credential is missing: call apiToken(e-mail, token) with an agent's API token, or oauth(token)");
        when(
                config.apiToken != null && config.oauthToken != null,
                "apiToken and oauth exclude each other: give an API token or an OAuth token, not both");
        String email = config.email;
        when(
                config.apiToken != null && (email == null || email.indexOf('@') < 1),
                "apiToken needs the e-mail address of the token's agent");
    }

    private void numbers(ZendeskConfigBuilder config) {
        when(config.requestsPerMinute.orElse(1) < 1, "requestsPerMinute must be positive");
        when(config.updatesPerMinute < 1, "updatesPerMinute must be positive");
        when(config.requestersSingly < 0, "requestersSingly must not be negative");
        when(config.exportsPerMinute < 1, "exportsPerMinute must be positive");
        when(config.concurrentCalls < 1 || config.concurrentCalls > 30, "concurrentCalls must be 1 to 30");
        when(config.integrationUser.orElse(1) < 1, "integrationUser must be the id of a user");
    }

    private void names(ZendeskConfigBuilder config) {
        config.customFields.forEach((fact, id) -> {
            when(
                    !ZendeskConfig.CUSTOM_FIELDS.contains(fact),
                    "customField " + fact + " is not one of "
                            + ZendeskConfig.CUSTOM_FIELDS.stream().sorted().toList());
            when(id < 1, "customField " + fact + " must have the id of a field");
        });
        config.statuses.forEach((ours, theirs) -> when(
                theirs == null || !STATUSES.contains(theirs),
                "status " + ours + " must be one of "
                        + STATUSES.stream().sorted().toList()));
        config.priorities.forEach((ours, theirs) -> when(
                theirs == null || !PRIORITIES.contains(theirs),
                "priority " + ours + " must be one of "
                        + PRIORITIES.stream().sorted().toList()));
        when(
                config.defaultTags == null || !config.defaultTags.stream().allMatch(ConfigProblems::isOneWord),
                "defaultTags must be one word each");
    }

    private static boolean isOneWord(@Nullable String tag) {
        return tag != null && !tag.isBlank() && tag.chars().noneMatch(Character::isWhitespace);
    }

    private void times(ZendeskConfigBuilder config) {
        positive(config.changesInterval, "changesInterval");
        positive(config.callTimeout, "callTimeout");
        when(
                isNegative(config.exportOverlap) || config.exportOverlap.compareTo(Duration.ofMinutes(10)) > 0,
                "exportOverlap must be 0 s to 10 min");
        when(
                isNegative(config.createSettling)
                        || isNegative(config.updateSettling)
                        || isNegative(config.bulkSettling),
                "settling must be three times that are not negative");
        when(config.clock == null, "clock is missing: give an InstantSource, or leave it out for the system's");
        if (config.exportsPerMinute > 0 && !isNegative(config.changesInterval)) {
            Duration least = Duration.ofMinutes(1).dividedBy(config.exportsPerMinute);
            when(
                    config.changesInterval.compareTo(least) < 0,
                    "changesInterval below " + least.toMillis() + " ms needs more exportsPerMinute than Zendesk's 10");
        }
    }

    private void positive(@Nullable Duration duration, String what) {
        when(duration == null || duration.isNegative() || duration.isZero(), what + " must be positive");
    }

    /** What is missing counts as negative. */
    private static boolean isNegative(@Nullable Duration duration) {
        return duration == null || duration.isNegative();
    }

    private void when(boolean wrong, String problem) {
        if (wrong) {
            found.add(problem);
        }
    }
}
