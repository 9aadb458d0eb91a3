package io.threadwell.examples.gateway.helpdesks;

import io.threadwell.examples.gateway.yaml.Section;

/** Reads what the file says of one vendor's helpdesk. Stateless. */
public interface HelpdeskSection {
    /** The section's name. Does not load the adapter: only that of the file's helpdesk is, so that the start stays quick. */
    String name();

    /**
     * Reads the section. What is wrong is told to it; a file with problems is refused as a whole, so that what is returned then is
     * never used.
     */
    ServedHelpdesk read(Section section);
}
