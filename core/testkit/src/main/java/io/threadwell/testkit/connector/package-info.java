/**
 * The contract suite for connectors. A connector's test extends
 * {@link io.threadwell.testkit.connector.ConnectorContract} and supplies a
 * {@link io.threadwell.testkit.connector.ConnectorFixture}, which drives a stub of the vendor or a real server.
 */
@NullMarked
package io.threadwell.testkit.connector;

import org.jspecify.annotations.NullMarked;
