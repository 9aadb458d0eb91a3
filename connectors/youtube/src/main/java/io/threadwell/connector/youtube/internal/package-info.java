/** How the connector works; nobody else's. */
@NullMarked
package io.threadwell.connector.youtube.internal;

import org.jspecify.annotations.NullMarked;
