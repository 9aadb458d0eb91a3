/** How the connector works inside; not for use by other modules. */
@NullMarked
package io.threadwell.connector.instagram.internal;

import org.jspecify.annotations.NullMarked;
