package io.threadwell.api.host;

import io.threadwell.api.webhook.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where secrets come from. Asked at each use, so that a rotation needs no restart. Thread-safe. */
@FunctionalInterface
public interface SecretSource {
    /**
     * The live values of a secret, the newest first; several during a rotation; empty when there is none.
     *
     * @param name such as {@code APP_SECRET}
     */
    List<Secret> secrets(String name);

    /** The environment: a variable may hold several values, separated by spaces, during a rotation. */
    static SecretSource environment() {
        return of(System.getenv());
    }

    /** Fixed values, in the form of {@link #environment()}. */
    static SecretSource of(Map<String, String> values) {
        return name -> {
            String value = values.getOrDefault(name, "").strip();
            return value.isEmpty()
                    ? List.of()
                    : Arrays.stream(value.split("\\s+")).map(Secret::of).toList();
        };
    }
}
