/** Serves Threadwell's webhooks with the HTTP server of the JDK; only translates. */
@NullMarked
package io.threadwell.host.jdk;

import org.jspecify.annotations.NullMarked;
