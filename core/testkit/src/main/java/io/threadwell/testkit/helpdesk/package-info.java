/**
 * The contract suite for helpdesks: an adapter's test extends
 * {@link io.threadwell.testkit.helpdesk.HelpdeskContract} and supplies a
 * {@link io.threadwell.testkit.helpdesk.HelpdeskFixture}, which drives a stub of the vendor or a real server.
 *
 * <p>And a helpdesk in the process, for tests: {@link io.threadwell.testkit.helpdesk.FakeHelpdesk} with agents who answer, bulk jobs
 * that take their time, and faults on request. Deterministic; its time is the clock it was given.
 */
@NullMarked
package io.threadwell.testkit.helpdesk;

import org.jspecify.annotations.NullMarked;
