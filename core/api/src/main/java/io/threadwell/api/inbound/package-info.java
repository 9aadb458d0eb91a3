/** What comes in from a network, as connectors hand it to the engine: already canonical, not yet threaded or stored. */
@NullMarked
package io.threadwell.api.inbound;

import org.jspecify.annotations.NullMarked;
