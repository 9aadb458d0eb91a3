/** The connector for TikTok. */
@NullMarked
package io.threadwell.connector.tiktok;

import org.jspecify.annotations.NullMarked;
