package io.threadwell.examples.gateway.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a configuration, so that it is told at once, in the order of the file. */
public final class Problems {
    /** For what stands in no line, such as a variable of the environment. */
    public static final int NO_LINE = 0;

    private final List<Problem> found = new ArrayList<>();

    private record Problem(int line, String path, String message) {
        private String text() {
            String what = path.isEmpty() ? message : path + ": " + message;
            return line == NO_LINE ? what : "line " + line + ": " + what;
        }
    }

    public void add(int line, String path, String message) {
        found.add(new Problem(line, path, message));
    }

    public int size() {
        return found.size();
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfiguration(found.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(Problem::text)
                    .toList());
        }
    }
}
