/**
 * Keeping a vendor's quotas before they are hit. Limiters answer "go now" or "come again then"; they never block and never
 * sleep, so that the engine can put the work aside.
 */
@NullMarked
package io.threadwell.support.limit;

import org.jspecify.annotations.NullMarked;
