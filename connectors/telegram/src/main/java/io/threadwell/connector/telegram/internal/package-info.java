/** The parts of the connector for Telegram. */
@NullMarked
package io.threadwell.connector.telegram.internal;

import org.jspecify.annotations.NullMarked;
