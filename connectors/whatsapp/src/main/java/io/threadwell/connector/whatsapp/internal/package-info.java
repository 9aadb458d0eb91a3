/** How the connector works inside; not for use by other modules. */
@NullMarked
package io.threadwell.connector.whatsapp.internal;

import org.jspecify.annotations.NullMarked;
