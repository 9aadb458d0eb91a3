package io.threadwell.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of CONTRIBUTING.md, kept. */
class ArchitectureTest {
    private static final String META = "io.threadwell.connector.meta";
    private static final String SALESFORCE = "io.threadwell.salesforce";
    private static final String HUBSPOT = "io.threadwell.hubspot";
    private static final String API = "io.threadwell.api..";
    private static final String[] ADAPTERS = {
        "io.threadwell.connector..",
        "io.threadwell.helpdesk..",
        "io.threadwell.crm..",
        SALESFORCE + "..",
        HUBSPOT + ".."
    };
    private static final Pattern VENDORS =
            Pattern.compile("io\\.threadwell\\.(connector|helpdesk|crm|salesforce|hubspot)");
    private static final List<String> MODULES = List.of(
            "io.threadwell.api",
            "io.threadwell.engine",
            "io.threadwell.support",
            "io.threadwell.store.jdbc",
            "io.threadwell.testkit",
            "io.threadwell.host.jdk",
            "io.threadwell.host.servlet",
            "io.threadwell.connector.meta",
            "io.threadwell.connector.facebook",
            "io.threadwell.connector.bluesky",
            "io.threadwell.connector.x",
            "io.threadwell.connector.youtube",
            "io.threadwell.connector.messenger",
            "io.threadwell.connector.reddit",
            "io.threadwell.connector.threads",
            "io.threadwell.connector.whatsapp",
            "io.threadwell.connector.mastodon",
            "io.threadwell.connector.googlebusiness",
            "io.threadwell.connector.tiktok",
            "io.threadwell.connector.telegram",
            "io.threadwell.connector.linkedin",
            "io.threadwell.helpdesk.zendesk",
            "io.threadwell.crm.zoho",
            "io.threadwell.helpdesk.helpscout",
            "io.threadwell.crm.vtiger",
            "io.threadwell.crm.tryton",
            "io.threadwell.helpdesk.embedded");

    /** Modules of one vendor that share a library of that vendor's; no other module may know another. */
    private static final Map<String, String> SHARED = Map.of(
            "io.threadwell.connector.facebook", META,
            "io.threadwell.connector.messenger", META,
            "io.threadwell.connector.instagram", META,
            "io.threadwell.connector.whatsapp", META,
            "io.threadwell.connector.threads", META,
            "io.threadwell.crm.salesforce", SALESFORCE,
            "io.threadwell.helpdesk.salesforce", SALESFORCE,
            "io.threadwell.crm.hubspot", HUBSPOT,
            "io.threadwell.helpdesk.hubspot", HUBSPOT);

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.threadwell");

    @Test
    void theApiDependsOnTheJdkAndJSpecifyOnly() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, "java..", "org.jspecify..")
                .check(ALL);
    }

    @Test
    void theEngineAndTheStoreDependOnTheApiAndTheirLibrariesOnly() {
        classes()
                .that()
                .resideInAPackage("io.threadwell.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        API,
                        "io.threadwell.engine..",
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "com.github.benmanes.caffeine..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAPackage("io.threadwell.store..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.threadwell..").and(not(resideInAnyPackage(API, "io.threadwell.store.."))))
                .check(ALL);
    }

    @Test
    void connectorsAndAdaptersKnowTheApiAndTheToolboxOnly() {
        for (String module : MODULES) {
            if (VENDORS.matcher(module).lookingAt()) {
                noClasses()
                        .that()
                        .resideInAPackage(module + "..")
                        .should()
                        .dependOnClassesThat(
                                resideInAPackage("io.threadwell..").and(not(resideInAnyPackage(known(module)))))
                        .check(ALL);
            }
        }
        noClasses()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta..", "org.springframework..")
                .check(ALL);
    }

    private static String[] known(String module) {
        String shared = SHARED.getOrDefault(module, module);
        return new String[] {API, "io.threadwell.support..", module + "..", shared + ".."};
    }

    @Test
    void onlyAVendorsModulesKnowWhatTheyShare() {
        for (String library : Set.copyOf(SHARED.values())) {
            String[] family = SHARED.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(library))
                    .map(entry -> entry.getKey() + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that(not(resideInAPackage(library + "..")).and(not(resideInAnyPackage(family))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library + "..")
                    .check(ALL);
        }
    }

    @Test
    void whatIsInternalIsUsedByItsOwnModuleAlone() {
        for (String module : MODULES) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(module + "..internal..")
                    .check(ALL);
        }
    }

    @Test
    void theCoreNamesNoVendor() {
        Set<String> vendors = Set.of(
                "facebook",
                "bluesky",
                "instagram",
                "zendesk",
                "salesforce",
                "hubspot",
                "mastodon",
                "telegram",
                "tryton",
                "zoho");
        Set<String> named = new TreeSet<>();
        for (JavaClass one : ALL) {
            String name = one.getName().toLowerCase(Locale.ROOT);
            boolean core = name.startsWith("io.threadwell.api") || name.startsWith("io.threadwell.engine");
            if (core && vendors.stream().anyMatch(name::contains)) {
                named.add(one.getName());
            }
        }
        assertThat(named).isEmpty();
    }

    @Test
    void nothingSleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ALL);
    }

    @Test
    void noPackageIsSplitBetweenModules() {
        TreeMap<String, Set<String>> sources = new TreeMap<>();
        for (JavaClass one : ALL) {
            one.getSource().ifPresent(source -> sources.computeIfAbsent(one.getPackageName(), p -> new TreeSet<>())
                    .add(location(source.getUri().toString(), one)));
        }
        assertThat(sources)
                .allSatisfy((name, places) -> assertThat(places).as(name).hasSize(1));
    }

    private static String location(String uri, JavaClass one) {
        String path = one.getName().replace('.', '/');
        int at = uri.indexOf(path);
        return at < 0 ? uri : uri.substring(0, at);
    }
}
