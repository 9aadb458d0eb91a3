package io.threadwell.examples.gateway.config;

import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.EngineSettings;
import io.threadwell.engine.EngineSettings.Deletions;
import io.threadwell.engine.EngineSettings.Threading;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Helpdesk;
import io.threadwell.examples.gateway.config.GatewayConfig.Listen;
import io.threadwell.examples.gateway.config.GatewayConfig.Store;
import io.threadwell.examples.gateway.config.GatewayConfig.Vendors;
import io.threadwell.examples.gateway.crms.CrmSection;
import io.threadwell.examples.gateway.crms.CrmSections;
import io.threadwell.examples.gateway.crms.ServedCrm;
import io.threadwell.examples.gateway.helpdesks.HelpdeskSection;
import io.threadwell.examples.gateway.helpdesks.HelpdeskSections;
import io.threadwell.examples.gateway.networks.PublicAddress;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import io.threadwell.examples.gateway.yaml.InvalidConfiguration;
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
import java.util.ArrayList;
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
        Listen listen = new ListenSection(optional(root, "listen"), reading).read();
        Store store = new StoreSection(optional(root, "store"), reading).read();
        NetworkParts parts = new NetworkParts(root, need(root, "networks"));
        List<ServedNetwork> networks = parts.read(new PublicAddress(listen.publicUrl()));
        Helpdesk helpdesk = helpdesk(root);
        Optional<ServedCrm> crm = crm(root);
        Optional<Secret> adminToken = root.section("admin").map(ConfigFile::adminToken);
        EngineSettings settings = settings(optional(root, "policies"));
        root.end();
        reading.judgeDefaultedSecrets();
        GatewayConfig config = new GatewayConfig(listen, store, networks, helpdesk, crm, adminToken, settings);
        if (config.signsIn()) {
            parts.judgeSignIn(config);
        }
        return config;
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

    private Helpdesk helpdesk(Section root) {
        Section section = need(root, "helpdesk");
        List<Helpdesk> given = new ArrayList<>();
        section.section("zendesk").ifPresent(its -> given.add(ZendeskKeys.zendesk(its, reading)));
        for (HelpdeskSection one : HelpdeskSections.ALL) {
            section.section(one.name()).ifPresent(its -> {
                given.add(new Vendors(one.read(its)));
                its.end();
            });
        }
        section.section("embedded").ifPresent(its -> given.add(ZendeskKeys.embedded(its)));
        section.end();
        if (root.has("helpdesk") && given.size() != 1) {
            String names =
                    HelpdeskSections.ALL.stream().map(HelpdeskSection::name).collect(Collectors.joining(", "));
            root.problem("helpdesk", "needs one of zendesk, " + names + ", embedded");
        }
        return given.isEmpty() ? new Embedded(Secret.of("missing"), Duration.ofSeconds(1)) : given.get(0);
    }

    private static Optional<ServedCrm> crm(Section root) {
        Optional<Section> section = root.section("crm");
        if (section.isEmpty()) {
            return Optional.empty();
        }
        List<ServedCrm> given = new ArrayList<>();
        for (CrmSection one : CrmSections.ALL) {
            section.get().section(one.name()).ifPresent(its -> {
                given.add(one.read(its));
                its.end();
            });
        }
        section.get().end();
        if (given.size() != 1) {
            root.problem(
                    "crm",
                    "needs one of "
                            + CrmSections.ALL.stream().map(CrmSection::name).collect(Collectors.joining(", ")));
        }
        return given.stream().findFirst();
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
