/** Serves Threadwell's webhooks in a Jakarta servlet container; only translates. */
@NullMarked
package io.threadwell.host.servlet;

import org.jspecify.annotations.NullMarked;
