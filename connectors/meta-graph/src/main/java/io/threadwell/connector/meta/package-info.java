/**
 * What the connectors of the Meta family share: Facebook pages, Messenger, Instagram, WhatsApp and Threads. For those connectors
 * alone; not meant for users of the library, and it may change with any release.
 *
 * <p>Inward {@link io.threadwell.connector.meta.MetaWebhook} verifies and {@link io.threadwell.connector.meta.DeliveryWalk} takes
 * deliveries apart; {@link io.threadwell.connector.meta.Callbacks} understands what Meta posts when access is withdrawn. Outward
 * {@link io.threadwell.connector.meta.Graph} makes the calls, and {@link io.threadwell.connector.meta.GraphErrors} says what
 * their errors mean. {@link io.threadwell.connector.meta.FacebookLogin} and {@link io.threadwell.connector.meta.DirectLogin} get
 * tokens.
 */
@NullMarked
package io.threadwell.connector.meta;

import org.jspecify.annotations.NullMarked;
