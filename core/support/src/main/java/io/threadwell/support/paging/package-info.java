/** Walking a vendor's pages without walking forever. */
@NullMarked
package io.threadwell.support.paging;

import org.jspecify.annotations.NullMarked;
