package io.threadwell.store.jdbc.internal;

import io.threadwell.api.store.NodeId;
import io.threadwell.api.webhook.RawDelivery;
import java.util.function.Function;

/** How work gets its transaction. Thread-safe; every method throws {@code Unavailable} when the database cannot serve. */
interface Transactions extends AutoCloseable {
    /** Work that changes something; committed and on disk when this returns. It may be run again from the start. */
    <T> T write(Function<Sql, T> work);

    /** Work that reads more than once, on one view of what is committed. */
    <T> T read(Function<Sql, T> work);

    /** A single statement that reads. */
    <T> T look(Function<Sql, T> work);

    /** Stores a delivery in the commit that all share which are stored at the same time. */
    void append(RawDelivery delivery, NodeId node);

    @Override
    void close();
}
