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
                !SYSTEM.matcher(config.system).matches(), "system must be 1 to 32 of a-z, 0-9 and -, letter first");
        problems.address(config.baseUri);
        problems.credential(config);
        problems.numbers(config);
        problems.names(config);
        problems.times(config);
        return problems.found;
    }

    private void address(@Nullable URI uri) {
        if (uri == null || uri.getHost() == null) {
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
                "an API token with its e-mail, or an OAuth token, is missing");
        when(config.apiToken != null && config.oauthToken != null, "give an API token or an OAuth token, not both");
        String email = config.email;
        when(
                config.apiToken != null && (email == null || email.indexOf('@') < 1),
                "the API token needs the e-mail address of its agent");
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
                !STATUSES.contains(theirs),
                "status " + ours + " must be one of "
                        + STATUSES.stream().sorted().toList()));
        config.priorities.forEach((ours, theirs) -> when(
                !PRIORITIES.contains(theirs),
                "priority " + ours + " must be one of "
                        + PRIORITIES.stream().sorted().toList()));
        config.defaultTags.forEach(tag ->
                when(tag.isBlank() || tag.chars().anyMatch(Character::isWhitespace), "a default tag must be one word"));
    }

    private void times(ZendeskConfigBuilder config) {
        positive(config.changesInterval, "changesInterval");
        positive(config.callTimeout, "callTimeout");
        when(
                config.exportOverlap.isNegative() || config.exportOverlap.compareTo(Duration.ofMinutes(10)) > 0,
                "exportOverlap must be 0 s to 10 min");
        when(
                config.createSettling.isNegative()
                        || config.updateSettling.isNegative()
                        || config.bulkSettling.isNegative(),
                "settling times must not be negative");
        if (config.exportsPerMinute > 0 && !config.changesInterval.isNegative()) {
            Duration least = Duration.ofMinutes(1).dividedBy(config.exportsPerMinute);
            when(
                    config.changesInterval.compareTo(least) < 0,
                    "changesInterval below " + least.toMillis() + " ms needs more exportsPerMinute than Zendesk's 10");
        }
    }

    private void positive(Duration duration, String what) {
        when(duration.isNegative() || duration.isZero(), what + " must be positive");
    }

    private void when(boolean wrong, String problem) {
        if (wrong) {
            found.add(problem);
        }
    }
}
