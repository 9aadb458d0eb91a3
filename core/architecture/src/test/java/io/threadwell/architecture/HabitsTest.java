package io.threadwell.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How code is written, whatever room it is in. */
class HabitsTest {
    private static final ArchRule NOTHING_SLEEPS = noClasses()
            .that()
            .resideOutsideOfPackage("..jmh_generated..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class);

    @Test
    void noTestSleeps() {
        List<Path> folders = Code.testFolders();
        assumeFalse(folders.size() < 2, "the tests of the other modules are not compiled");
        JavaClasses tests = new ClassFileImporter().importPaths(folders);
        NOTHING_SLEEPS.check(tests);
    }

    @Test
    void timeComesFromAnInjectedSource() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.threadwell.examples..", "io.threadwell.testkit..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(Code.MAIN);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Helpers|Util|Utils|Impl|Data|Info)")
                .check(Code.MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages = Code.MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> marked = Code.MAIN.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(packages).isNotEmpty().isEqualTo(marked);
    }
}
