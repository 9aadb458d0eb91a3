/** People and their messages in HubSpot. Begin with {@link io.threadwell.crm.hubspot.HubSpotCrm}. */
@NullMarked
package io.threadwell.crm.hubspot;

import org.jspecify.annotations.NullMarked;
