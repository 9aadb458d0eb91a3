/** What adapters for CRMs share: which fact goes into which field, and how a message reads on a timeline. */
@NullMarked
package io.threadwell.support.crm;

import org.jspecify.annotations.NullMarked;
