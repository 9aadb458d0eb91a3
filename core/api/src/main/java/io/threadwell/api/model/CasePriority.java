package io.threadwell.api.model;

/** How soon a case should be answered. */
public enum CasePriority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
