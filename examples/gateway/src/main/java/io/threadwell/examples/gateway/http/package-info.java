/** What the gateway serves besides webhooks: health, metrics, and the embedded desk's agents. */
@NullMarked
package io.threadwell.examples.gateway.http;

import org.jspecify.annotations.NullMarked;
