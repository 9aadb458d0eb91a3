/** The connector for X. */
@NullMarked
package io.threadwell.connector.x;

import org.jspecify.annotations.NullMarked;
