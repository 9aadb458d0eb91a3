/** How the connector works; nobody else's. */
@NullMarked
package io.threadwell.connector.googlebusiness.internal;

import org.jspecify.annotations.NullMarked;
