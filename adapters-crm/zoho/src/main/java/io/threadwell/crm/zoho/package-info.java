/** The adapter for Zoho CRM: {@link io.threadwell.crm.zoho.ZohoCrm}, made from a {@link io.threadwell.crm.zoho.ZohoConfig}. */
@NullMarked
package io.threadwell.crm.zoho;

import org.jspecify.annotations.NullMarked;
