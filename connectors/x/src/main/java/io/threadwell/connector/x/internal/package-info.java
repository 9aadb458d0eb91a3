/** How the connector for X works; of no use outside it. */
@NullMarked
package io.threadwell.connector.x.internal;

import org.jspecify.annotations.NullMarked;
