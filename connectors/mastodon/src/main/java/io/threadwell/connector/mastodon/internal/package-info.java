/** How the connector for Mastodon works; of no use outside it. */
@NullMarked
package io.threadwell.connector.mastodon.internal;

import org.jspecify.annotations.NullMarked;
