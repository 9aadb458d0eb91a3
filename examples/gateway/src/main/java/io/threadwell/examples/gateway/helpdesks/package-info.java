/** The vendors' helpdesks that the gateway can serve, a file for each. */
@NullMarked
package io.threadwell.examples.gateway.helpdesks;

import org.jspecify.annotations.NullMarked;
