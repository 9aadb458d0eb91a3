/** How parties are found, read and written. Not for use from outside. */
@NullMarked
package io.threadwell.crm.tryton.internal;

import org.jspecify.annotations.NullMarked;
