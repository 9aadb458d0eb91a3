/** Tests of the store on both databases. */
@NullMarked
package io.threadwell.store.jdbc;

import org.jspecify.annotations.NullMarked;
