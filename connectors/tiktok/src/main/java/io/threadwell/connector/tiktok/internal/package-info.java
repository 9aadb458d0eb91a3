/** The parts of the connector for TikTok. */
@NullMarked
package io.threadwell.connector.tiktok.internal;

import org.jspecify.annotations.NullMarked;
