/**
 * What the adapters for HubSpot share: credentials, quotas, calls and what their errors mean. For those adapters alone; not meant for
 * users of the library, and it may change with any release.
 *
 * <p>{@link io.threadwell.hubspot.HubSpotClient} makes the calls, {@link io.threadwell.hubspot.HubSpotErrors} says what their errors
 * mean, {@link io.threadwell.hubspot.CrmObjects} reads and writes records a hundred at a time.
 */
@NullMarked
package io.threadwell.hubspot;

import org.jspecify.annotations.NullMarked;
