/** The connector for the pages of organisations on LinkedIn. */
@NullMarked
package io.threadwell.connector.linkedin;

import org.jspecify.annotations.NullMarked;
