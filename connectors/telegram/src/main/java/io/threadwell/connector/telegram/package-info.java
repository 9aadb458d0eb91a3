/** The connector for Telegram. */
@NullMarked
package io.threadwell.connector.telegram;

import org.jspecify.annotations.NullMarked;
