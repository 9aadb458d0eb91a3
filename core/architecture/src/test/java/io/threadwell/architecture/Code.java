package io.threadwell.architecture;

import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes that the rules are held against: what is published, and what tests it. */
final class Code {
    static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("io.threadwell");

    private static final int MODULE_DEPTH = 5;

    private Code() {}

    /** Where each module of this build has its compiled tests; none when only this module is built. */
    static List<Path> testFolders() {
        try (Stream<Path> found =
                Files.find(root(), MODULE_DEPTH, (path, file) -> path.endsWith("target/test-classes"))) {
            return found.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("core/architecture"))) {
            here = here.getParent();
        }
        return here;
    }
}
