/** What hosts do to accounts and cases. */
@NullMarked
package io.threadwell.engine.internal.host;

import org.jspecify.annotations.NullMarked;
