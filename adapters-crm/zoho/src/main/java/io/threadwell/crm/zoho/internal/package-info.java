/** What the adapter for Zoho CRM is made of; of no use to anybody else. */
@NullMarked
package io.threadwell.crm.zoho.internal;

import org.jspecify.annotations.NullMarked;
