/** The connector for Facebook Messenger. Begin with {@link io.threadwell.connector.messenger.MessengerConnector}. */
@NullMarked
package io.threadwell.connector.messenger;

import org.jspecify.annotations.NullMarked;
