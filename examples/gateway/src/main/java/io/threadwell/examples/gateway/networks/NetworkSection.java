package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.Network;
import io.threadwell.examples.gateway.yaml.Section;

/** Reads what the file says of one network. Stateless. */
public interface NetworkSection {
    /**
     * The network; its id is the section's name, too. Does not load the connector: only those of the file's networks are, so that the
     * start stays quick.
     */
    Network network();

    /**
     * Reads the section. What is wrong is told to it; a file with problems is refused as a whole, so that what is returned then is
     * never used.
     */
    ServedNetwork read(Section section, PublicAddress here);
}
