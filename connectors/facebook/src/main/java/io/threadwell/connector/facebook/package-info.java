/** The connector for Facebook pages. */
@NullMarked
package io.threadwell.connector.facebook;

import org.jspecify.annotations.NullMarked;
