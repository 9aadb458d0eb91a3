package io.threadwell.examples.gateway.config;

import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.examples.gateway.config.GatewayConfig.Bluesky;
import io.threadwell.examples.gateway.config.GatewayConfig.BlueskyAccount;
import io.threadwell.examples.gateway.config.GatewayConfig.Facebook;
import io.threadwell.examples.gateway.config.GatewayConfig.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the networks and our accounts there. */
final class NetworkSections {
    private NetworkSections() {}

    static Facebook facebook(Section section) {
        FacebookConfig defaults = FacebookConfig.builder().pollingOnly().build();
        Facebook facebook = new Facebook(
                section.secret("appSecret"),
                section.secret("verifyToken"),
                section.address("graphUrl", defaults.graphUri().toString()),
                apiVersion(section, defaults.apiVersion()),
                pollInterval(section, defaults.pollEvery()),
                section.interval("repairWindow", defaults.repairWindow()),
                section.yes("subscribe", true),
                pages(section));
        section.end();
        return facebook;
    }

    private static String apiVersion(Section section, String fallback) {
        String version = section.text("apiVersion", fallback);
        if (!version.matches("v[1-9][0-9]?\\.[0-9]")) {
            section.problem("apiVersion", "must look like " + fallback);
            return fallback;
        }
        return version;
    }

    private static Optional<Duration> pollInterval(Section section, Duration fallback) {
        boolean off =
                section.has("pollInterval") && section.text("pollInterval").equals("off");
        return off ? Optional.empty() : Optional.of(section.interval("pollInterval", fallback));
    }

    private static List<Page> pages(Section section) {
        List<Page> pages = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Section entry : section.sections("pages")) {
            Page page = page(entry);
            once(seen, entry, "id", page.id());
            pages.add(page);
        }
        return pages;
    }

    private static Page page(Section section) {
        String id = section.text("id");
        if (!id.isEmpty() && !id.matches("[0-9]{1,20}")) {
            section.problem(
                    "id", "must be the page's id of digits, which Facebook shows under About, Page transparency");
        }
        Page page = new Page(id, section.text("name", id), section.secret("token"), policy(section));
        section.end();
        return page;
    }

    static Bluesky bluesky(Section section) {
        BlueskyConfig defaults = BlueskyConfig.builder().build();
        Bluesky bluesky = new Bluesky(
                section.interval("pollInterval", defaults.notificationsEvery()),
                section.interval("repairInterval", defaults.repairEvery()),
                section.interval("repairWindow", defaults.repairWindow()),
                section.yes("directMessages", defaults.directMessages()),
                section.yes("reactions", defaults.reactions()),
                languages(section),
                accounts(section, defaults));
        section.end();
        return bluesky;
    }

    private static List<String> languages(Section section) {
        List<String> languages = section.words("languages");
        if (languages.size() > 3) {
            section.problem("languages", "must be three at most");
            return List.of();
        }
        return languages;
    }

    private static List<BlueskyAccount> accounts(Section section, BlueskyConfig defaults) {
        List<BlueskyAccount> accounts = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Section entry : section.sections("accounts")) {
            BlueskyAccount account = account(entry, defaults);
            once(seen, entry, "identifier", account.identifier().toLowerCase(Locale.ROOT));
            accounts.add(account);
        }
        return accounts;
    }

    private static BlueskyAccount account(Section section, BlueskyConfig defaults) {
        String identifier = section.text("identifier");
        if (identifier.startsWith("@") || identifier.chars().anyMatch(Character::isWhitespace)) {
            section.problem("identifier", "must be a handle such as acme.example.com, without @, or a DID");
        }
        BlueskyAccount account = new BlueskyAccount(
                section.address("service", defaults.service().toString()),
                identifier,
                section.secret("appPassword"),
                policy(section));
        section.end();
        return account;
    }

    private static void once(Map<String, String> seen, Section entry, String key, String value) {
        String first = value.isEmpty() ? null : seen.putIfAbsent(value, entry.path(key));
        if (first != null) {
            entry.problem(key, "is the same as " + first + "; an account stands in the file once");
        }
    }

    private static ConnectPolicy policy(Section section) {
        String history = section.text("history", "none");
        if (history.equals("none")) {
            return ConnectPolicy.fromNow();
        } else if (history.equals("closed")) {
            return ConnectPolicy.asClosed();
        }
        Optional<Duration> back = Section.parseDuration(history);
        if (back.isEmpty() && !history.isEmpty()) {
            section.problem("history", "must be none, closed, or how far back to go, such as 7d");
        }
        return new ConnectPolicy(back.orElse(Duration.ZERO), false);
    }
}
