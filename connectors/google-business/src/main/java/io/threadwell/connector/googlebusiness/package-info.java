/** The connector for reviews of Google Business Profiles. */
@NullMarked
package io.threadwell.connector.googlebusiness;

import org.jspecify.annotations.NullMarked;
