/** A real Tryton on this machine, and somebody who works with it, for tests of the adapter and of what is built on it. */
@NullMarked
package io.threadwell.crm.tryton.realserver;

import org.jspecify.annotations.NullMarked;
