/** People as contacts of Vtiger. */
@NullMarked
package io.threadwell.crm.vtiger;

import org.jspecify.annotations.NullMarked;
