/**
 * A helpdesk in the process, for tests: {@link io.threadwell.testkit.helpdesk.FakeHelpdesk} with agents who answer, bulk jobs
 * that take their time, and faults on request. Deterministic; its time is the clock it was given.
 */
@NullMarked
package io.threadwell.testkit.helpdesk;

import org.jspecify.annotations.NullMarked;
