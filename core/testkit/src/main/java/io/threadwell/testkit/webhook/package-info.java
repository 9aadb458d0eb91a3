/** A wire format of our own for fakes: lines under a signature. */
@NullMarked
package io.threadwell.testkit.webhook;

import org.jspecify.annotations.NullMarked;
