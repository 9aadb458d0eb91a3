package io.threadwell.testkit.connector;

import java.time.Instant;
import java.util.List;

/** The vendor's end of long connections. */
public interface Streams {
    /** A stream that {@link #publish} feeds. */
    String stream();

    /**
     * People write so many items; called with up to 5, before and while a connection is open.
     *
     * @return their external ids, in the order in which they were written
     */
    List<String> publish(int howMany);

    /** True when whoever comes back with a cursor gets what was published meanwhile. */
    boolean resumes();

    /** The vendor cuts all connections that are open. */
    void cut();

    /** True for a stream that everybody may read, so that no credential of ours can be too old for it. */
    default boolean isPublic() {
        return false;
    }

    /** A moment before all items. */
    Instant beginning();
}
