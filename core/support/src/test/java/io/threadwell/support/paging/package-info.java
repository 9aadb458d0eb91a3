@NullMarked
package io.threadwell.support.paging;

import org.jspecify.annotations.NullMarked;
