package io.threadwell.examples.gateway;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for. Options stand in any order.
 *
 * @param task what to do
 * @param file the configuration, or the demo's stream; absent for the stream that ships
 * @param problem why nothing can be done
 */
record Arguments(Task task, @Nullable Path file, @Nullable String problem) {
    private static final String CONFIG = "--config";
    private static final String CHECK = "--check";

    enum Task {
        RUN,
        CHECK,
        DEMO,
        HELP,
        NOTHING
    }

    static Arguments of(List<String> given) {
        if (given.contains("--help") || given.contains("-h")) {
            return new Arguments(Task.HELP, null, null);
        }
        if (given.isEmpty()) {
            return wrong("nothing to do was named");
        }
        return given.get(0).equals("demo") ? demo(given.subList(1, given.size())) : gateway(given);
    }

    private static Arguments demo(List<String> files) {
        if (files.size() > 1) {
            return wrong("demo takes one file at most");
        }
        return files.isEmpty() ? new Arguments(Task.DEMO, null, null) : file(Task.DEMO, files.get(0));
    }

    private static Arguments gateway(List<String> given) {
        List<String> rest = new ArrayList<>(given);
        Task task = rest.remove(CHECK) ? Task.CHECK : Task.RUN;
        int config = rest.indexOf(CONFIG);
        if (config < 0) {
            String file = rest.isEmpty() ? "FILE" : rest.get(0);
            return wrong("the configuration is named with " + CONFIG + " " + file);
        }
        if (config == rest.size() - 1) {
            return wrong(config == 0 ? CONFIG + " needs a file behind it" : order(rest.get(config - 1)));
        }
        String file = rest.get(config + 1);
        rest.subList(config, config + 2).clear();
        if (!rest.isEmpty()) {
            return wrong(rest.get(0) + " is not known");
        }
        return file.startsWith("-") ? wrong(CONFIG + " needs a file behind it, not " + file) : file(task, file);
    }

    private static String order(String file) {
        return "the file stands behind " + CONFIG + ": " + CONFIG + " " + file;
    }

    private static Arguments file(Task task, String name) {
        try {
            return new Arguments(task, Path.of(name), null);
        } catch (InvalidPathException notOne) {
            return wrong(name + " is not the name of a file");
        }
    }

    private static Arguments wrong(String problem) {
        return new Arguments(Task.NOTHING, null, problem);
    }
}
