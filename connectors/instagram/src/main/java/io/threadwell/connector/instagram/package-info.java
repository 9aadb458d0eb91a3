/** The connector for Instagram. Begin with {@link io.threadwell.connector.instagram.InstagramConnector}. */
@NullMarked
package io.threadwell.connector.instagram;

import org.jspecify.annotations.NullMarked;
