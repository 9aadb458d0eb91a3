package io.threadwell.examples.gateway.config;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.EngineSettings;
import io.threadwell.engine.EngineSettings.Deletions;
import io.threadwell.engine.EngineSettings.Threading;
import io.threadwell.examples.gateway.config.GatewayConfig.Bluesky;
import io.threadwell.examples.gateway.config.GatewayConfig.BlueskyAccount;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Facebook;
import io.threadwell.examples.gateway.config.GatewayConfig.Helpdesk;
import io.threadwell.examples.gateway.config.GatewayConfig.Listen;
import io.threadwell.examples.gateway.config.GatewayConfig.Page;
import io.threadwell.examples.gateway.config.GatewayConfig.Store;
import io.threadwell.examples.gateway.config.GatewayConfig.Zendesk;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.helpdesk.zendesk.ZendeskConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads the gateway's file. Every scalar is text to begin with, so that an id of digits keeps its zeros.
 *
 * <p>{@code THREADWELL_PORT} and {@code THREADWELL_STORE} in the environment win over {@code listen.port} and {@code store.url}.
 */
public final class ConfigFile {
    private static final Map<String, Threading> THREADINGS =
            ordered("root", Threading.PER_ROOT, "person", Threading.PER_PERSON_UNDER_POST, "post", Threading.PER_POST);
    private static final Map<String, Deletions> DELETIONS = ordered("mark", Deletions.MARK, "erase", Deletions.ERASE);

    private final Map<String, String> environment;
    private final Problems problems = new Problems();

    private ConfigFile(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidConfiguration with everything that is wrong
     */
    public static GatewayConfig read(Path file, Map<String, String> environment) {
        try {
            return parse(Files.readString(file), environment);
        } catch (IOException unreadable) {
            throw new InvalidConfiguration(List.of(file + ": cannot be read: " + unreadable));
        }
    }

    /** Reads the text of a file; fails like {@link #read}. */
    public static GatewayConfig parse(String yaml, Map<String, String> environment) {
        ConfigFile file = new ConfigFile(environment);
        GatewayConfig config = file.gateway(file.root(yaml));
        file.problems.throwIfAny();
        return config;
    }

    private Section root(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setTagConstructors(Map.of(Tag.NULL, nothing -> ""))
                .setAllowDuplicateKeys(false)
                .setLabel("configuration")
                .build();
        try {
            Object root = new Load(settings).loadFromString(yaml);
            if (root instanceof Map<?, ?> map) {
                return new Section("", map, environment, problems);
            }
            throw new InvalidConfiguration(List.of("the file is empty, or not a YAML mapping"));
        } catch (MarkedYamlEngineException bad) {
            String where = bad.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ")
                    .orElse("");
            throw new InvalidConfiguration(List.of(where + bad.getProblem()));
        } catch (YamlEngineException bad) {
            throw new InvalidConfiguration(List.of("not YAML"));
        }
    }

    private GatewayConfig gateway(Section root) {
        Listen listen = listen(root.section("listen").orElseGet(this::nothing));
        Store store = store(root.section("store").orElseGet(this::nothing));
        Section networks = need(root, "networks");
        Optional<Facebook> facebook = networks.section("facebook").map(this::facebook);
        Optional<Bluesky> bluesky = networks.section("bluesky").map(this::bluesky);
        networks.end();
        if (root.has("networks") && facebook.isEmpty() && bluesky.isEmpty()) {
            problems.add("networks", "needs facebook, bluesky, or both");
        }
        Helpdesk helpdesk = helpdesk(root);
        EngineSettings settings = settings(root.section("policies").orElseGet(this::nothing));
        root.end();
        return new GatewayConfig(listen, store, facebook, bluesky, helpdesk, settings);
    }

    private Listen listen(Section section) {
        String host = section.text("host", "127.0.0.1");
        int port = section.number("port", 8080, 0, 65535);
        String publicUrl =
                section.has("publicUrl") ? section.address("publicUrl", null).toString() : null;
        section.end();
        Optional<Integer> override = overridden("THREADWELL_PORT").flatMap(this::port);
        return new Listen(host, override.orElse(port), publicUrl);
    }

    private Store store(Section section) {
        String url = overridden("THREADWELL_STORE").orElse(section.text("url", "jdbc:sqlite:data/threadwell.db"));
        if (!url.startsWith("jdbc:sqlite:") && !url.startsWith("jdbc:postgresql:")) {
            problems.add("store.url", "must begin with jdbc:sqlite: or jdbc:postgresql:");
        }
        List<Secret> keys = section.has("masterKeys")
                ? Arrays.stream(section.secret("masterKeys").reveal().split(","))
                        .map(Secret::of)
                        .toList()
                : List.of();
        if (url.startsWith("jdbc:postgresql:")
                && keys.isEmpty()
                && overridden("THREADWELL_MASTER_KEY").isEmpty()) {
            problems.add("store.masterKeys", "missing; PostgreSQL keeps tokens only with a key of your own");
        }
        section.end();
        return new Store(url, keys);
    }

    private Optional<Integer> port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) < 65536) {
            return Optional.of(Integer.valueOf(text));
        }
        problems.add("THREADWELL_PORT", "must be a number from 0 to 65535");
        return Optional.empty();
    }

    private Facebook facebook(Section section) {
        List<Page> pages = section.sections("pages").stream().map(this::page).toList();
        Facebook facebook = new Facebook(
                section.secret("appSecret"),
                section.secret("verifyToken"),
                section.address("graphUrl", "https://graph.facebook.com"),
                pollInterval(section),
                section.choice("subscribe", ordered("true", true, "false", false), true),
                pages);
        section.end();
        return facebook;
    }

    private static Optional<Duration> pollInterval(Section section) {
        boolean off =
                section.has("pollInterval") && section.text("pollInterval").equals("off");
        return off ? Optional.empty() : Optional.of(interval(section, "pollInterval", Duration.ofMinutes(5)));
    }

    private Page page(Section section) {
        String id = section.text("id");
        Page page = new Page(id, section.text("name", id), section.secret("token"), policy(section));
        section.end();
        return page;
    }

    private Bluesky bluesky(Section section) {
        List<BlueskyAccount> accounts =
                section.sections("accounts").stream().map(this::blueskyAccount).toList();
        Bluesky bluesky = new Bluesky(
                interval(section, "pollInterval", Duration.ofSeconds(15)),
                interval(section, "repairInterval", Duration.ofMinutes(10)),
                section.choice("directMessages", ordered("true", true, "false", false), true),
                accounts);
        section.end();
        return bluesky;
    }

    private BlueskyAccount blueskyAccount(Section section) {
        BlueskyAccount account = new BlueskyAccount(
                section.address("service", "https://bsky.social"),
                section.text("identifier"),
                section.secret("appPassword"),
                policy(section));
        section.end();
        return account;
    }

    private ConnectPolicy policy(Section section) {
        String history = section.text("history", "none");
        if (history.equals("none")) {
            return ConnectPolicy.fromNow();
        } else if (history.equals("closed")) {
            return ConnectPolicy.asClosed();
        }
        Optional<Duration> back = Section.parseDuration(history);
        if (back.isEmpty()) {
            section.problem("history", "must be none, closed, or how far back to go, such as 7d");
        }
        return new ConnectPolicy(back.orElse(Duration.ZERO), false);
    }

    private Helpdesk helpdesk(Section root) {
        Section section = need(root, "helpdesk");
        Optional<Helpdesk> zendesk = section.section("zendesk").map(this::zendesk);
        Optional<Helpdesk> embedded = section.section("embedded").map(this::embedded);
        section.end();
        if (root.has("helpdesk") && zendesk.isPresent() == embedded.isPresent()) {
            problems.add("helpdesk", "needs either zendesk or embedded");
        }
        return zendesk.or(() -> embedded).orElseGet(() -> new Embedded(Secret.of("missing"), Duration.ofSeconds(1)));
    }

    private Helpdesk zendesk(Section section) {
        int before = problems.size();
        ZendeskConfigBuilder builder = ZendeskConfig.builder()
                .baseUri(section.address("url", null))
                .apiToken(section.text("email"), section.secret("token"))
                .changesInterval(interval(section, "changesInterval", Duration.ofSeconds(10)))
                .exportsPerMinute(section.number("exportsPerMinute", 10, 1, 10_000))
                .updatesPerMinute(section.number("updatesPerMinute", 100, 1, 100_000));
        if (section.has("requestsPerMinute")) {
            builder.requestsPerMinute(section.number("requestsPerMinute", 200, 1, 100_000));
        }
        Optional<Secret> webhookSecret = Optional.empty();
        if (section.has("webhookSecret")) {
            webhookSecret = Optional.of(section.secret("webhookSecret"));
            builder.integrationUser(section.id("integrationUser"));
        }
        section.end();
        return new Zendesk(built(section, before, builder), webhookSecret);
    }

    /** What only the adapter knows to be wrong is told beside the rest. */
    private ZendeskConfig built(Section section, int problemsBefore, ZendeskConfigBuilder builder) {
        if (problems.size() == problemsBefore) {
            try {
                return builder.build();
            } catch (InvalidRequest wrong) {
                section.problem(String.valueOf(wrong.getMessage()));
            }
        }
        return ZendeskConfig.builder()
                .baseUri(URI.create("https://invalid.invalid"))
                .apiToken("invalid@invalid.invalid", Secret.of("missing"))
                .build();
    }

    private Helpdesk embedded(Section section) {
        Embedded embedded = new Embedded(
                section.secret("agentsToken"), interval(section, "changesInterval", Duration.ofSeconds(1)));
        section.end();
        return embedded;
    }

    private static Duration interval(Section section, String key, Duration fallback) {
        Duration interval = section.duration(key, fallback);
        if (interval.isZero()) {
            section.problem(key, "must be more than zero");
            return fallback;
        }
        return interval;
    }

    private EngineSettings settings(Section section) {
        EngineSettings defaults = EngineSettings.defaults();
        EngineSettings settings = defaults.threading(section.choice("threading", THREADINGS, defaults.threading()))
                .deletions(section.choice("deletions", DELETIONS, defaults.deletions()))
                .reopenWindow(section.duration("reopenWindow", defaults.reopenWindow()))
                .maxBodyBytes(section.number("maxBodyBytes", defaults.maxBodyBytes(), 1024, 64 << 20));
        section.end();
        return settings;
    }

    private Section need(Section root, String key) {
        Optional<Section> section = root.section(key);
        if (!root.has(key)) {
            problems.add(key, "missing");
        }
        return section.orElseGet(this::nothing);
    }

    private Section nothing() {
        return new Section("", Map.of(), environment, problems);
    }

    private Optional<String> overridden(String variable) {
        @Nullable String value = environment.get(variable);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    private static <T> Map<String, T> ordered(String a, T first, String b, T second) {
        Map<String, T> map = new LinkedHashMap<>();
        map.put(a, first);
        map.put(b, second);
        return map;
    }

    private static <T> Map<String, T> ordered(String a, T first, String b, T second, String c, T third) {
        Map<String, T> map = ordered(a, first, b, second);
        map.put(c, third);
        return map;
    }
}
