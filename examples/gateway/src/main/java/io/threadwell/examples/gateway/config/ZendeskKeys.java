package io.threadwell.examples.gateway.config;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.webhook.Secret;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Zendesk;
import io.threadwell.examples.gateway.yaml.Reading;
import io.threadwell.examples.gateway.yaml.Section;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.helpdesk.zendesk.ZendeskConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a Zendesk, and the embedded desk. What the adapter would refuse is found here, so that it is told in the file's words and with its line. */
final class ZendeskKeys {
    private static final Map<String, String> STATUSES = words("new", "open", "pending", "hold", "solved", "closed");
    private static final Map<String, String> PRIORITIES = words("low", "normal", "high", "urgent");

    private final Section section;
    private final Reading reading;

    private ZendeskKeys(Section section, Reading reading) {
        this.section = section;
        this.reading = reading;
    }

    static Embedded embedded(Section section) {
        Embedded embedded =
                new Embedded(section.secret("agentsToken"), section.interval("changesInterval", Duration.ofSeconds(1)));
        section.end();
        return embedded;
    }

    static Zendesk zendesk(Section section, Reading reading) {
        return new ZendeskKeys(section, reading).zendesk();
    }

    private Zendesk zendesk() {
        int before = reading.problems().size();
        ZendeskConfigBuilder builder = ZendeskConfig.builder().baseUri(section.safeAddress("url"));
        credential(builder);
        pace(builder);
        tickets(builder);
        Optional<Secret> webhookSecret = webhook(builder);
        section.end();
        return new Zendesk(built(builder, before), webhookSecret);
    }

    private void credential(ZendeskConfigBuilder builder) {
        boolean email = section.has("email");
        boolean token = section.has("token");
        boolean oauth = section.has("oauthToken");
        if (oauth && (email || token)) {
            section.problem("oauthToken", "stands beside email and token: give either one");
        } else if (oauth) {
            builder.oauth(section.secret("oauthToken"));
        } else {
            builder.apiToken(email(), section.secret("token"));
        }
    }

    private String email() {
        String email = section.text("email");
        if (!email.isEmpty() && email.indexOf('@') < 1) {
            section.problem("email", "must be the e-mail address of the agent whose token it is");
        }
        return email;
    }

    private void pace(ZendeskConfigBuilder builder) {
        int exports = section.number("exportsPerMinute", 10, 1, 10_000);
        Duration interval = section.interval("changesInterval", Duration.ofSeconds(10));
        Duration least = Duration.ofMinutes(1).dividedBy(exports);
        if (interval.compareTo(least) < 0) {
            section.problem(
                    "changesInterval",
                    "must be " + text(least) + " or more, because exportsPerMinute is " + exports
                            + "; raise that only where your Zendesk allows more (30 with the High Volume add-on)");
        }
        builder.changesInterval(interval)
                .exportsPerMinute(exports)
                .updatesPerMinute(section.number("updatesPerMinute", 100, 1, 100_000))
                .concurrentCalls(section.number("concurrentCalls", 4, 1, 30))
                .callTimeout(section.interval("callTimeout", Duration.ofSeconds(30)));
        if (section.has("requestsPerMinute")) {
            builder.requestsPerMinute(section.number("requestsPerMinute", 200, 1, 100_000));
        }
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    private void tickets(ZendeskConfigBuilder builder) {
        builder.defaultTags(Set.copyOf(section.words("defaultTags")));
        section.section("customFields").ifPresent(fields -> {
            ZendeskConfig.CUSTOM_FIELDS.stream()
                    .sorted()
                    .filter(fields::has)
                    .forEach(fact -> builder.customField(fact, fields.id(fact)));
            fields.end();
        });
        section.section("statuses").ifPresent(statuses -> {
            for (CaseStatus ours : CaseStatus.values()) {
                String key = ours.name().toLowerCase(Locale.ROOT);
                builder.status(ours, statuses.choice(key, STATUSES, ours == CaseStatus.ON_HOLD ? "hold" : key));
            }
            statuses.end();
        });
        section.section("priorities").ifPresent(priorities -> {
            for (CasePriority ours : CasePriority.values()) {
                String key = ours.name().toLowerCase(Locale.ROOT);
                builder.priority(ours, priorities.choice(key, PRIORITIES, key));
            }
            priorities.end();
        });
    }

    private Optional<Secret> webhook(ZendeskConfigBuilder builder) {
        boolean user = section.has("integrationUser");
        boolean signed = section.has("webhookSecret");
        if (user) {
            builder.integrationUser(section.id("integrationUser"));
        } else if (signed) {
            section.problem(
                    "integrationUser",
                    "missing; webhookSecret needs it, so that our own comments are known: the id of the user whose"
                            + " credential this is. --check tells it when webhookSecret is left out");
        }
        return signed ? Optional.of(section.secret("webhookSecret")) : Optional.empty();
    }

    private ZendeskConfig built(ZendeskConfigBuilder builder, int problemsBefore) {
        try {
            return builder.build();
        } catch (InvalidRequest wrong) {
            if (reading.problems().size() == problemsBefore) {
                section.problem(String.valueOf(wrong.getMessage()));
            }
            return ZendeskConfig.builder()
                    .baseUri(URI.create("https://invalid.invalid"))
                    .apiToken("invalid@invalid.invalid", Secret.of("missing"))
                    .build();
        }
    }

    private static Map<String, String> words(String... words) {
        Map<String, String> map = new LinkedHashMap<>();
        List.of(words).forEach(word -> map.put(word, word));
        return map;
    }
}
