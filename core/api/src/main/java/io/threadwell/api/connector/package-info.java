/**
 * The port for networks. A connector is a {@link io.threadwell.api.connector.Connector} with a descriptor and optional
 * abilities (facets); it knows its network and nothing of cases, helpdesks or storage.
 */
@NullMarked
package io.threadwell.api.connector;

import org.jspecify.annotations.NullMarked;
