/**
 * What the contract suites ask of every webhook, and the wire format of the fakes: lines under a signature.
 */
@NullMarked
package io.threadwell.testkit.webhook;

import org.jspecify.annotations.NullMarked;
