package io.threadwell.examples.gateway.crms;

import io.threadwell.api.crm.CrmAdapter;
import java.util.function.Supplier;

/**
 * The CRM that the file has.
 *
 * @param name the section's
 * @param adapter builds the adapter, which is done once it is needed
 */
public record ServedCrm(String name, Supplier<CrmAdapter> adapter) {}
