/** The connector for Reddit. */
@NullMarked
package io.threadwell.connector.reddit;

import org.jspecify.annotations.NullMarked;
