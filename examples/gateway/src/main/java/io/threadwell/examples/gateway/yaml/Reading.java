package io.threadwell.examples.gateway.yaml;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What belongs to the reading of one file, over all its sections. */
public final class Reading {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Map<String, String> environment;
    private final Problems problems = new Problems();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private final List<DefaultedSecret> defaulted = new ArrayList<>();

    private record DefaultedSecret(int line, String path, Set<String> variables) {}

    public Reading(Map<String, String> environment) {
        this.environment = environment;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** A variable that wins over the file; empty when it is not set. */
    public Optional<String> overridden(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(set -> !set.isEmpty());
    }

    public Problems problems() {
        return problems;
    }

    /** Notes that a key is known, whether it stands in the file or not. */
    void asks(String path) {
        asked.add(path.replaceAll("\\[\\d+]", ""));
    }

    /** Every key that was asked for, without the numbers of list entries. */
    public Set<String> asked() {
        return asked;
    }

    public static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host);
    }

    void connectsTo(URI address) {
        listensAt(String.valueOf(address.getHost()));
    }

    public void listensAt(String host) {
        if (!isThisMachine(host)) {
            elsewhere.add(host);
        }
    }

    void defaultedSecret(int line, String path, Set<String> variables) {
        defaulted.add(new DefaultedSecret(line, path, variables));
    }

    /**
     * Refuses defaults of secrets, which are secrets in the file, but for rehearsals where everything is on this machine and they
     * guard nothing. Called when all addresses are known.
     */
    public void judgeDefaultedSecrets() {
        if (elsewhere.isEmpty()) {
            return;
        }
        for (DefaultedSecret secret : defaulted) {
            String name = secret.variables().iterator().next();
            problems.add(
                    secret.line(),
                    secret.path(),
                    "the default of " + name + " puts a secret into the file: write ${" + name
                            + "} alone and set that variable (a default may only stand where everything is on this"
                            + " machine; " + elsewhere.iterator().next() + " is not)");
        }
    }
}
