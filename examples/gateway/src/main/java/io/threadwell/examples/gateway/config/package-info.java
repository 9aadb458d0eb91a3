/** The gateway's one file: read, filled in from the environment, and checked as a whole. */
@NullMarked
package io.threadwell.examples.gateway.config;

import org.jspecify.annotations.NullMarked;
