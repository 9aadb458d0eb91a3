/** A small desk in Threadwell's own database, for tests, first steps, and hosts without a helpdesk. */
@NullMarked
package io.threadwell.helpdesk.embedded;

import org.jspecify.annotations.NullMarked;
