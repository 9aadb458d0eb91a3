/** The connector for Bluesky and other services of the AT Protocol that speak {@code app.bsky}. */
@NullMarked
package io.threadwell.connector.bluesky;

import org.jspecify.annotations.NullMarked;
