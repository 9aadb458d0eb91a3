/** How the adapter works; of no concern to others. */
@NullMarked
package io.threadwell.crm.hubspot.internal;

import org.jspecify.annotations.NullMarked;
