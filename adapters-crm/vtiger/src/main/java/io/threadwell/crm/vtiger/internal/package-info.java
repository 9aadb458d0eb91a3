/** How contacts are found, read and written. Not for use from outside. */
@NullMarked
package io.threadwell.crm.vtiger.internal;

import org.jspecify.annotations.NullMarked;
