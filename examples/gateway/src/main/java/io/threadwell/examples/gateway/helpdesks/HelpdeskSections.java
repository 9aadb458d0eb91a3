package io.threadwell.examples.gateway.helpdesks;

import java.util.List;

/** The vendors' helpdesks that the gateway can serve. */
public final class HelpdeskSections {
    /** All of them. */
    public static final List<HelpdeskSection> ALL = List.of(new HelpScoutSection());

    private HelpdeskSections() {}
}
