package io.threadwell.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** What each room may know besides the rooms of {@link ArchitectureTest}. */
class RoomsTest {
    private static final String API = "io.threadwell.api..";
    private static final String ENGINE = "io.threadwell.engine..";
    private static final String SUPPORT = "io.threadwell.support..";
    private static final String STORE = "io.threadwell.store..";
    private static final String TESTKIT = "io.threadwell.testkit..";
    private static final String HOSTS = "io.threadwell.host..";
    private static final String CONNECTORS = "io.threadwell.connector..";
    private static final String HELPDESKS = "io.threadwell.helpdesk..";
    private static final String EXAMPLES = "io.threadwell.examples..";
    private static final String[] FRAMEWORKS = {
        "org.springframework..",
        "io.micronaut..",
        "io.quarkus..",
        "org.hibernate..",
        "org.apache.camel..",
        "jakarta..",
        "com.sun.net.httpserver.."
    };
    private static final String[] DATABASES = {
        "java.sql..", "javax.sql..", "com.zaxxer..", "org.flywaydb..", "org.sqlite..", "org.postgresql..", "org.jdbi.."
    };

    @Test
    void theStoreDependsOnTheApiAndItsDatabasesOnly() {
        onlyDependsOn(
                STORE,
                API,
                "java..",
                "javax.sql..",
                "javax.crypto..",
                "org.jspecify..",
                "org.slf4j..",
                "com.zaxxer.hikari..",
                "org.flywaydb..",
                "org.sqlite..",
                "org.postgresql..",
                "com.google.crypto.tink..");
    }

    @Test
    void supportDependsOnTheApiAndWhatItHidesOnly() {
        onlyDependsOn(
                SUPPORT,
                API,
                "java..",
                "javax.crypto..",
                "javax.net.ssl..",
                "org.jspecify..",
                "org.slf4j..",
                "com.fasterxml.jackson..",
                "io.github.resilience4j..");
    }

    @Test
    void theTestkitDependsOnTheApiAndTestLibrariesOnly() {
        onlyDependsOn(
                TESTKIT,
                API,
                "java..",
                "javax.crypto..",
                "org.jspecify..",
                "org.junit.jupiter..",
                "org.assertj..",
                "org.opentest4j..");
    }

    @Test
    void hostsDependOnTheApiAndTheirServerOnly() {
        onlyDependsOn(
                HOSTS, API, "java..", "org.jspecify..", "org.slf4j..", "com.sun.net.httpserver..", "jakarta.servlet..");
    }

    @Test
    void nothingDependsOnTheEngineButHostsAndExamples() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ENGINE, HOSTS, EXAMPLES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ENGINE)
                .check(Code.MAIN);
    }

    @Test
    void connectorsAndAdaptersDependOnNoFrameworkAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(CONNECTORS, HELPDESKS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FRAMEWORKS)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(DATABASES)
                .check(Code.MAIN);
    }

    @Test
    void connectorsKnowNoHelpdesk() {
        noClasses()
                .that()
                .resideInAPackage(CONNECTORS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.threadwell.api.helpdesk..", HELPDESKS)
                .check(Code.MAIN);
    }

    @Test
    void thereIsOneHttpLayerAndOneRetryPolicy() {
        noClasses()
                .that()
                .resideOutsideOfPackages(SUPPORT, EXAMPLES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "io.github.resilience4j..")
                .check(Code.MAIN);
    }

    @Test
    void jsonIsReadBySupport() {
        // An adapter whose vendor's client speaks Jackson has to hand it Jackson's types; one network speaks CBOR as
        // well.
        noClasses()
                .that()
                .resideOutsideOfPackages(SUPPORT, HELPDESKS)
                .and()
                .haveNameNotMatching(".*\\.Cbor(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .check(Code.MAIN);
    }

    private static void onlyDependsOn(String room, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = room;
        System.arraycopy(others, 0, allowed, 1, others.length);
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(Code.MAIN);
    }
}
