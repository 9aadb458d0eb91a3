package io.threadwell.api.host;

import java.util.List;

/**
 * What trying a configuration at the other side gave.
 *
 * @param who as whom we are known there, for operators
 * @param problems what would not work, each with what to do; empty when all is well
 */
public record Checkup(String who, List<String> problems) {
    public Checkup {
        problems = List.copyOf(problems);
    }

    /** All is well. */
    public static Checkup good(String who) {
        return new Checkup(who, List.of());
    }
}
