/** The networks: what the file says of each, one class for each. Nothing else of the gateway's knows one from the other. */
@NullMarked
package io.threadwell.examples.gateway.networks;

import org.jspecify.annotations.NullMarked;
