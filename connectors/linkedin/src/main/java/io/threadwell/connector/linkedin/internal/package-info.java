/** How the connector for LinkedIn works; for it alone. */
@NullMarked
package io.threadwell.connector.linkedin.internal;

import org.jspecify.annotations.NullMarked;
