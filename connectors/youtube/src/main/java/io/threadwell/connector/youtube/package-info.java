/** The connector for comments on YouTube. */
@NullMarked
package io.threadwell.connector.youtube;

import org.jspecify.annotations.NullMarked;
