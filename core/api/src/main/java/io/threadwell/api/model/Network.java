package io.threadwell.api.model;

import io.threadwell.api.error.InvalidRequest;
import java.util.regex.Pattern;

/**
 * A social network by its id. Open: a connector of one's own brings its own.
 *
 * @param id 1 to 32 characters of {@code a-z 0-9 -}, beginning with a letter
 */
public record Network(String id) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Network {
        if (!FORM.matcher(id).matches()) {
            throw new InvalidRequest("a network id has 1 to 32 characters of a-z, 0-9 and -, and begins with a letter");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
