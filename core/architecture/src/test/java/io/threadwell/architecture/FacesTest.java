package io.threadwell.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a room shows to the others. */
class FacesTest {
    private static final String INTERNAL = ".internal";

    /** What a room may show besides the JDK and our own types, because it exists to be used with it. */
    private static final Map<String, Set<String>> ALSO_SHOWN = Map.of(
            "io.threadwell.host.jdk", Set.of("com.sun.net.httpserver"),
            "io.threadwell.host.servlet", Set.of("jakarta.servlet"),
            "io.threadwell.store.jdbc", Set.of("javax.sql"),
            "io.threadwell.support.http", Set.of("javax.net.ssl"),
            "io.threadwell.testkit", Set.of("org.junit.jupiter", "org.assertj"));

    @Test
    void publicSignaturesShowTheJdkAndOurOwnPublicTypesOnly() {
        classes().that(areShownToOthers()).should(showOnlyWhatTheyMay()).check(Code.MAIN);
    }

    private static DescribedPredicate<JavaClass> areShownToOthers() {
        return describe(
                "are shown to others",
                type -> Signatures.isVisible(type)
                        && !internal(type)
                        && !type.getPackageName().startsWith("io.threadwell.examples"));
    }

    private static ArchCondition<JavaClass> showOnlyWhatTheyMay() {
        return new ArchCondition<>("show only the JDK and our own public types") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Signatures.of(type)
                        .filter(shown -> !mayShow(type, shown.type()))
                        .map(shown -> shown.where() + " shows " + shown.type().getName())
                        .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
            }
        };
    }

    private static boolean mayShow(JavaClass type, JavaClass shown) {
        String name = shown.getPackageName();
        if (ours(shown)) {
            return !internal(shown);
        }
        boolean jdk = shown.isPrimitive() || (within(name, "java") && !within(name, "java.net.http"));
        return jdk
                || ALSO_SHOWN.entrySet().stream()
                        .filter(room -> within(type.getPackageName(), room.getKey()))
                        .flatMap(room -> room.getValue().stream())
                        .anyMatch(allowed -> within(name, allowed));
    }

    private static boolean ours(JavaClass type) {
        return within(type.getPackageName(), "io.threadwell");
    }

    private static boolean internal(JavaClass type) {
        return (type.getPackageName() + ".").contains(INTERNAL + ".");
    }

    private static boolean within(String packageName, String parent) {
        return (packageName + ".").startsWith(parent + ".");
    }
}
