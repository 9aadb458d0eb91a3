package io.threadwell.api.crm;

import io.threadwell.api.error.InvalidRequest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a CRM is, as data.
 *
 * @param system the stable name of this CRM in the workspace; records are stored under it
 * @param apiVersion in the vendor's words
 * @param maxBatch how many people or writes go in one call of the adapter
 */
public record CrmDescriptor(
        String system, String displayName, String apiVersion, int maxBatch, Set<CrmCapability> capabilities) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public CrmDescriptor {
        if (!FORM.matcher(system).matches()) {
            throw new InvalidRequest("a CRM's name has 1 to 32 characters of a-z, 0-9 and -, and begins with a letter");
        }
        if (maxBatch < 1) {
            throw new InvalidRequest("maxBatch must be 1 or more");
        }
        capabilities = Set.copyOf(capabilities);
    }

    /** True when the capability is declared. */
    public boolean can(CrmCapability capability) {
        return capabilities.contains(capability);
    }
}
