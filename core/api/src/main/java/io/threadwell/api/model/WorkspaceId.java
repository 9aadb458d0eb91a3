package io.threadwell.api.model;

import io.threadwell.api.error.InvalidRequest;
import java.util.regex.Pattern;

/**
 * The tenant: an ISV's customer, or the one there is by default. Nothing crosses it.
 *
 * @param value 1 to 64 characters of {@code a-z 0-9 _ -}
 */
public record WorkspaceId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1,64}");

    /** The workspace of hosts that have only one. */
    public static final WorkspaceId DEFAULT = new WorkspaceId("default");

    public WorkspaceId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidRequest("a workspace id has 1 to 64 characters of a-z, 0-9, _ and -");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
