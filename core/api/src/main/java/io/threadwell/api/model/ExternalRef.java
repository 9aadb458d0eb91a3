package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * The copy of something of ours in another system: a case's ticket, a contact's CRM record.
 *
 * @param system the stable name that the host gave the system, such as {@code desk}
 * @param id the system's own id
 * @param url where a person can look at it
 */
public record ExternalRef(
        String system, String id, @Nullable String url) {
    /** Two references are to the same thing when system and id agree; the address does not count. */
    public boolean sameAs(ExternalRef other) {
        return system.equals(other.system) && id.equals(other.id);
    }
}
