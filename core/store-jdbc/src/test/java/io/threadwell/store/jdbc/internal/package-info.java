/** Tests of what the port cannot show. */
@NullMarked
package io.threadwell.store.jdbc.internal;

import org.jspecify.annotations.NullMarked;
