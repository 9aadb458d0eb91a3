/** What happens at a time: polling, token refresh, changes of tickets. */
@NullMarked
package io.threadwell.engine.internal.timers;

import org.jspecify.annotations.NullMarked;
