/** The one store over its two dialects. Used by this module alone. */
@NullMarked
package io.threadwell.store.jdbc.internal;

import org.jspecify.annotations.NullMarked;
