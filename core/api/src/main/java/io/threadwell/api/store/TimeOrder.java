package io.threadwell.api.store;

/** Which end of a list by time comes first. */
public enum TimeOrder {
    OLDEST_FIRST,
    NEWEST_FIRST
}
