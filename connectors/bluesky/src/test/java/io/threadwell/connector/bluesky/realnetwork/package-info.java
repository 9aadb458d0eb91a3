/** A real Bluesky network on this machine and people who use it, for tests of the connector and of what is built on it. */
@NullMarked
package io.threadwell.connector.bluesky.realnetwork;

import org.jspecify.annotations.NullMarked;
