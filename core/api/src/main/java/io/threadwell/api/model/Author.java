package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote an item, as the item itself tells it.
 *
 * @param externalId the network's id in the scope of the account that saw it
 * @param handle without a leading {@code @}
 */
public record Author(
        String externalId,
        @Nullable String displayName,
        @Nullable String handle,
        @Nullable String profileUrl) {
    /** One of whom only id and name are known. */
    public static Author of(String externalId, @Nullable String displayName) {
        return new Author(externalId, displayName, null, null);
    }

    /** The best there is to address the person by. */
    public String label() {
        if (displayName != null && !displayName.isBlank()) {
            return displayName;
        }
        return handle != null && !handle.isBlank() ? "@" + handle : externalId;
    }
}
