/**
 * The port for helpdesks. An adapter writes cases as tickets, and tells what agents did to them; it knows no network.
 */
@NullMarked
package io.threadwell.api.helpdesk;

import org.jspecify.annotations.NullMarked;
