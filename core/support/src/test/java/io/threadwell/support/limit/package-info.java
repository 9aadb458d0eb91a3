@NullMarked
package io.threadwell.support.limit;

import org.jspecify.annotations.NullMarked;
