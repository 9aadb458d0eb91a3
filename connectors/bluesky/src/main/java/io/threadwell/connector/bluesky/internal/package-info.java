/** How the connector does it. Nothing here is for others. */
@NullMarked
package io.threadwell.connector.bluesky.internal;

import org.jspecify.annotations.NullMarked;
