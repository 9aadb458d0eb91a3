package io.threadwell.examples.gateway.yaml;

import java.util.List;

/** A configuration that cannot be used, with everything that is wrong with it. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // a list of strings, made by List.copyOf
    private final List<String> problems;

    public InvalidConfiguration(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each with the path of what it concerns, such as {@code helpdesk.zendesk.url: missing}. */
    public List<String> problems() {
        return problems;
    }
}
