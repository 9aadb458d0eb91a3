package io.threadwell.examples.quickstart.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java in the guides is code of this folder, so that it compiles and runs. */
class GuidesTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"embedding.md", "testing.md"})
    void everyBlockOfJavaIsCodeThatIsTested(String guide) throws IOException {
        String text = Files.readString(Path.of("..", "..", "docs", guide));
        List<String> blocks =
                JAVA.matcher(text).results().map(found -> found.group(1)).toList();
        String code = code();
        assertThat(blocks).hasSizeGreaterThan(2).allSatisfy(block -> assertThat(code)
                .contains(squeezed(block)));
    }

    private static String code() throws IOException {
        Path folder = Path.of("src", "test", "java", "io", "threadwell", "examples", "quickstart", "guide");
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(GuidesTest::read).map(GuidesTest::squeezed).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
