package io.threadwell.examples.gateway.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that it is told at once. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    void add(String path, String message) {
        found.add(path + ": " + message);
    }

    int size() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidConfiguration(found);
        }
    }
}
