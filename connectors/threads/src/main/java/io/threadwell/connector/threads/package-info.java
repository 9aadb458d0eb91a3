/** The connector for Threads. */
@NullMarked
package io.threadwell.connector.threads;

import org.jspecify.annotations.NullMarked;
