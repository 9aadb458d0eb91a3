/** How our accounts come to be connected and left: those of the file, and those that sign in with a browser. */
@NullMarked
package io.threadwell.examples.gateway.accounts;

import org.jspecify.annotations.NullMarked;
