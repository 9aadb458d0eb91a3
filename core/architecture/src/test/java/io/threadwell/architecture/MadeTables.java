package io.threadwell.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tables of the guides that are made from the code. To make them anew after a change, run their tests with {@code -Dtables.write=true}. */
final class MadeTables {
    private static final String BEGIN = "<!-- made from the code: -->\n";
    private static final String END = "<!-- end of what is made -->\n";

    private MadeTables() {}

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("connectors"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Holds a guide against what is made, or writes it there. */
    static void check(String guide, String made) throws IOException {
        Path file = root().resolve("docs").resolve(guide);
        String text = Files.readString(file);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (Boolean.getBoolean("tables.write")) {
            Files.writeString(file, text.substring(0, begin) + made + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("the tables of docs/%s; -Dtables.write=true makes them anew", guide)
                    .isEqualTo(made);
        }
    }

    /** Things from top to bottom, what they can do from left to right. */
    static <T, C extends Enum<C>> String grid(
            String heading, List<T> things, Function<T, String> name, List<C> columns, BiPredicate<T, C> can) {
        StringBuilder table = new StringBuilder("| " + heading + " | ");
        table.append(columns.stream().map(MadeTables::words).collect(Collectors.joining(" | ")));
        table.append(" |\n|---|").append(":-:|".repeat(columns.size())).append('\n');
        for (T thing : things) {
            table.append("| ").append(name.apply(thing)).append(" | ");
            table.append(columns.stream()
                    .map(column -> can.test(thing, column) ? "yes" : "")
                    .collect(Collectors.joining(" | ")));
            table.append(" |\n");
        }
        return table.toString();
    }

    static String words(Enum<?> capability) {
        return capability.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String count(int number) {
        return number == 0 ? "-" : String.format(Locale.ROOT, "%,d", number);
    }
}
