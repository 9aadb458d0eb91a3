/** How the gateway logs. */
@NullMarked
package io.threadwell.examples.gateway.log;

import org.jspecify.annotations.NullMarked;
