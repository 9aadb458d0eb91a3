/** A ready-to-run bridge from social networks to a helpdesk: one program, one configuration file. */
@NullMarked
package io.threadwell.examples.gateway;

import org.jspecify.annotations.NullMarked;
