/** How the connector works inside; not for use by other modules. */
@NullMarked
package io.threadwell.connector.messenger.internal;

import org.jspecify.annotations.NullMarked;
