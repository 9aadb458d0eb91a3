/** How the connector works inside; for this module alone. */
@NullMarked
package io.threadwell.connector.reddit.internal;

import org.jspecify.annotations.NullMarked;
