/** Keyed hashes over the raw bytes of a delivery, compared in constant time, with several secrets alive at once. */
@NullMarked
package io.threadwell.support.signature;

import org.jspecify.annotations.NullMarked;
