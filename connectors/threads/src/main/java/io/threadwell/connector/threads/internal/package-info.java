/** How the connector works inside; no other module uses it. */
@NullMarked
package io.threadwell.connector.threads.internal;

import org.jspecify.annotations.NullMarked;
