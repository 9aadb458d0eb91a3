/** What the adapter for Help Scout is made of; of no use to anybody else. */
@NullMarked
package io.threadwell.helpdesk.helpscout.internal;

import org.jspecify.annotations.NullMarked;
