package io.threadwell.api.helpdesk;

import io.threadwell.api.error.InvalidRequest;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a helpdesk is, as data.
 *
 * @param system the stable name of this helpdesk in the workspace; tickets are stored under it
 * @param apiVersion in the vendor's words
 * @param maxBatch how many writes {@link HelpdeskAdapter#sync} takes at once
 * @param maxCommentLength how many characters of text one write may carry over all its entries
 * @param concurrentCalls how many calls of {@code sync} may run side by side
 */
public record HelpdeskDescriptor(
        String system,
        String displayName,
        String apiVersion,
        int maxBatch,
        int maxCommentLength,
        int concurrentCalls,
        Set<HelpdeskCapability> capabilities) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public HelpdeskDescriptor {
        if (!FORM.matcher(system).matches()) {
            throw new InvalidRequest(
                    "a helpdesk's name has 1 to 32 characters of a-z, 0-9 and -, and begins with a letter");
        }
        capabilities = Set.copyOf(capabilities);
    }

    /** True when the capability is declared. */
    public boolean can(HelpdeskCapability capability) {
        return capabilities.contains(capability);
    }
}
