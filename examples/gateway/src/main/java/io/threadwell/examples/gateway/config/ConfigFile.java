package io.threadwell.examples.gateway.config;

import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.EngineSettings;
import io.threadwell.engine.EngineSettings.Deletions;
import io.threadwell.engine.EngineSettings.Threading;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Helpdesk;
import io.threadwell.examples.gateway.config.GatewayConfig.Listen;
import io.threadwell.examples.gateway.config.GatewayConfig.Store;
import io.threadwell.examples.gateway.networks.NetworkSection;
import io.threadwell.examples.gateway.networks.NetworkSections;
import io.threadwell.examples.gateway.networks.PublicAddress;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import io.threadwell.examples.gateway.yaml.InvalidConfiguration;
import io.threadwell.examples.gateway.yaml.Problems;
import io.threadwell.examples.gateway.yaml.Reading;
import io.threadwell.examples.gateway.yaml.Section;
import io.threadwell.examples.gateway.yaml.YamlText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the gateway's file.
 *
 * <p>{@code THREADWELL_PORT} and {@code THREADWELL_STORE} in the environment win over {@code listen.port} and {@code store.url}.
 */
public final class ConfigFile {
    private static final String PORT = "THREADWELL_PORT";
    private static final int LEAST_TOKEN = 16;
    private static final Map<String, Threading> THREADINGS = threadings();
    private static final Map<String, Deletions> DELETIONS = deletions();

    private final Reading reading;

    ConfigFile(Reading reading) {
        this.reading = reading;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidConfiguration with everything that is wrong
     */
    public static GatewayConfig read(Path file, Map<String, String> environment) {
        return parse(text(file), environment);
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new InvalidConfiguration(List.of("it is a folder; name the YAML file in it"));
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new InvalidConfiguration(List.of("there is no such file; gateway.example.yaml is one to begin with"));
        } catch (AccessDeniedException refused) {
            throw new InvalidConfiguration(List.of("this user may not read it; change its owner or its permissions"));
        } catch (CharacterCodingException otherwiseEncoded) {
            throw new InvalidConfiguration(List.of("it is not UTF-8; save it as UTF-8"));
        } catch (IOException unreadable) {
            throw new InvalidConfiguration(List.of("it cannot be read: " + unreadable.getMessage()));
        }
    }

    /** Reads the text of a file; fails like {@link #read}. */
    public static GatewayConfig parse(String yaml, Map<String, String> environment) {
        Reading reading = new Reading(environment);
        GatewayConfig config = new ConfigFile(reading).gateway(yaml);
        reading.problems().throwIfAny();
        return config;
    }

    GatewayConfig gateway(String yaml) {
        Section root = YamlText.root(yaml, reading);
        Listen listen = listen(optional(root, "listen"));
        Store store = new StoreSection(optional(root, "store"), reading).read();
        List<ServedNetwork> networks = networks(root, new PublicAddress(listen.publicUrl()));
        Helpdesk helpdesk = helpdesk(root);
        Optional<Secret> adminToken = root.section("admin").map(ConfigFile::adminToken);
        EngineSettings settings = settings(optional(root, "policies"));
        root.end();
        reading.judgeDefaultedSecrets();
        GatewayConfig config = new GatewayConfig(listen, store, networks, helpdesk, adminToken, settings);
        if (config.signsIn()) {
            judgeSignIn(root, config);
        }
        return config;
    }

    private List<ServedNetwork> networks(Section root, PublicAddress here) {
        Section section = need(root, "networks");
        List<ServedNetwork> networks = NetworkSections.ALL.stream()
                .flatMap(one -> section.section(one.network().id()).map(its -> read(one, its, here)).stream())
                .toList();
        section.end();
        if (root.has("networks") && networks.isEmpty()) {
            root.problem("networks", "needs one network at least, such as facebook");
        }
        return networks;
    }

    private static ServedNetwork read(NetworkSection one, Section section, PublicAddress here) {
        ServedNetwork network = one.read(section, here);
        section.end();
        return network;
    }

    /** A browser comes back to an address that must be exact, with a state that only we can have made. */
    private static void judgeSignIn(Section root, GatewayConfig config) {
        String who = config.networks().stream()
                .filter(network -> network.signIn().isPresent())
                .map(network -> network.network().id())
                .collect(Collectors.joining(", "));
        if (config.listen().publicUrl() == null) {
            root.problem(
                    "listen",
                    "publicUrl is missing: accounts of " + who
                            + " sign in with a browser, which comes back to this address, such as"
                            + " https://care.example.com");
        }
        if (config.adminToken().isEmpty()) {
            root.problem(
                    "admin",
                    "missing: accounts of " + who + " are signed in by whoever shows the operators' token: write token:"
                            + " ${ADMIN_TOKEN} below admin and set that environment variable");
        } else if (config.adminToken().get().bytes().length < LEAST_TOKEN) {
            root.problem(
                    "admin",
                    "the token needs " + LEAST_TOKEN + " characters or more where accounts sign in with a browser:"
                            + " openssl rand -base64 32 makes one");
        }
    }

    private Section optional(Section root, String key) {
        return root.section(key).orElseGet(() -> Section.absent(key, reading));
    }

    private Section need(Section root, String key) {
        Optional<Section> section = root.section(key);
        if (!root.has(key)) {
            root.problem(key, "missing");
        }
        return section.orElseGet(() -> Section.absent(key, reading));
    }

    private Listen listen(Section section) {
        String host = section.text("host", "127.0.0.1");
        if (isHost(host)) {
            reading.listensAt(host);
        } else {
            section.problem(
                    "host", "must be a name or an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all");
        }
        int port = section.number("port", 8080, 0, 65535);
        String publicUrl =
                section.has("publicUrl") ? section.address("publicUrl", null).toString() : null;
        section.end();
        return new Listen(host, reading.overridden(PORT).flatMap(this::port).orElse(port), publicUrl);
    }

    private static boolean isHost(String host) {
        boolean name = host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
        return name || host.matches("\\[?[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*]?");
    }

    private Optional<Integer> port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) < 65536) {
            return Optional.of(Integer.valueOf(text));
        }
        reading.problems().add(Problems.NO_LINE, PORT, "must be a number from 0 to 65535");
        return Optional.empty();
    }

    private Helpdesk helpdesk(Section root) {
        Section section = need(root, "helpdesk");
        Optional<Helpdesk> zendesk = section.section("zendesk").map(its -> HelpdeskSections.zendesk(its, reading));
        Optional<Helpdesk> embedded = section.section("embedded").map(HelpdeskSections::embedded);
        section.end();
        if (root.has("helpdesk") && zendesk.isPresent() == embedded.isPresent()) {
            root.problem("helpdesk", "needs either zendesk or embedded");
        }
        return zendesk.or(() -> embedded).orElseGet(() -> new Embedded(Secret.of("missing"), Duration.ofSeconds(1)));
    }

    private static Secret adminToken(Section section) {
        Secret token = section.secret("token");
        section.end();
        return token;
    }

    private static EngineSettings settings(Section section) {
        EngineSettings defaults = EngineSettings.defaults();
        EngineSettings settings = defaults.threading(section.choice("threading", THREADINGS, defaults.threading()))
                .deletions(section.choice("deletions", DELETIONS, defaults.deletions()))
                .reopenWindow(section.duration("reopenWindow", defaults.reopenWindow()))
                .giveUpAfter(section.interval("giveUpAfter", defaults.giveUpAfter()))
                .deliveriesKept(section.interval("deliveriesKept", defaults.deliveriesKept()))
                .commandsKept(section.interval("commandsKept", defaults.commandsKept()))
                .maxBodyBytes(section.number("maxBodyBytes", defaults.maxBodyBytes(), 1024, 64 << 20));
        section.end();
        return settings;
    }

    private static Map<String, Threading> threadings() {
        Map<String, Threading> map = new LinkedHashMap<>();
        map.put("root", Threading.PER_ROOT);
        map.put("person", Threading.PER_PERSON_UNDER_POST);
        map.put("post", Threading.PER_POST);
        return map;
    }

    private static Map<String, Deletions> deletions() {
        Map<String, Deletions> map = new LinkedHashMap<>();
        map.put("mark", Deletions.MARK);
        map.put("erase", Deletions.ERASE);
        return map;
    }
}
