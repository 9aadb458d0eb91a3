package io.threadwell.api.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote an item, as the item itself tells it.
 *
 * @param externalId the network's id in the scope of the account that saw it
 * @param handle without a leading {@code @}
 * @param facts what else the network tells of the person, by the names below; kept with the persona, not with each message
 */
public record Author(
        String externalId,
        @Nullable String displayName,
        @Nullable String handle,
        @Nullable String profileUrl,
        Map<String, String> facts) {
    /** A telephone number that the network vouches for, in digits with the country code and without a plus. */
    public static final String PHONE = "phone";
    /** A mail address that the network vouches for. */
    public static final String EMAIL = "email";
    /** How many follow the person. */
    public static final String FOLLOWERS = "followers";
    /** {@code true} when the network has checked who the person is. */
    public static final String VERIFIED = "verified";
    /** The person's language as a BCP 47 tag. */
    public static final String LANGUAGE = "language";
    /** Another id of the same person that the network tells, such as the one that will replace this one. */
    public static final String ALSO = "also";
    /** {@code true} for an account that a program runs, as far as the network tells. */
    public static final String BOT = "bot";

    public Author {
        facts = Map.copyOf(facts);
    }

    public Author(
            String externalId, @Nullable String displayName, @Nullable String handle, @Nullable String profileUrl) {
        this(externalId, displayName, handle, profileUrl, Map.of());
    }

    /** One of whom only id and name are known. */
    public static Author of(String externalId, @Nullable String displayName) {
        return new Author(externalId, displayName, null, null);
    }

    /** The same with these facts alone. */
    public Author withFacts(Map<String, String> newFacts) {
        return new Author(externalId, displayName, handle, profileUrl, newFacts);
    }

    /** The best there is to address the person by. */
    public String label() {
        if (isNamed()) {
            return displayName != null && !displayName.isBlank() ? displayName : "@" + handle;
        }
        return externalId;
    }

    /** True when there is more to address the person by than an id. */
    public boolean isNamed() {
        return (displayName != null && !displayName.isBlank()) || (handle != null && !handle.isBlank());
    }
}
