/** The connector for Mastodon and servers with its API. */
@NullMarked
package io.threadwell.connector.mastodon;

import org.jspecify.annotations.NullMarked;
