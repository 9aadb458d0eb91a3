package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.InvalidRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the tables are: a schema of the database, or its default one, and what table names begin with. */
public record Schema(@Nullable String name, String prefix) {
    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]{0,30}");

    public Schema {
        if (!WORD.matcher(prefix).matches()
                || (name != null && !WORD.matcher(name).matches())) {
            throw new InvalidRequest("a schema and a table prefix have 1 to 31 characters of a-z, 0-9 and _,"
                    + " and begin with no digit");
        }
    }

    /** What every table's name begins with in a statement. */
    String tables() {
        return name == null ? prefix : name + "." + prefix;
    }
}
