package io.threadwell.support.limit;

/** Who goes first when a quota runs low. */
public enum Priority {
    /** A customer or an agent waits for it: may use the whole quota. */
    CUSTOMER,
    /** The ordinary flow: leaves a tenth of the quota to {@link #CUSTOMER}. */
    NORMAL,
    /** Enrichment, repair and backfill, which can wait: leaves three tenths of the quota to the others. */
    BACKGROUND
}
