/** The CRMs that the gateway can tell of people, a file for each. */
@NullMarked
package io.threadwell.examples.gateway.crms;

import org.jspecify.annotations.NullMarked;
