/**
 * A social network in the process, for tests: {@link io.threadwell.testkit.network.FakeNetwork} with pages
 * ({@link io.threadwell.testkit.network.FakePage}) on which people post, and with faults on request. Deterministic; its time
 * is the clock it was given.
 */
@NullMarked
package io.threadwell.testkit.network;

import org.jspecify.annotations.NullMarked;
