/** How the connector works inside; no other module uses it. */
@NullMarked
package io.threadwell.connector.facebook.internal;

import org.jspecify.annotations.NullMarked;
