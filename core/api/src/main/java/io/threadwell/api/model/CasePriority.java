package io.threadwell.api.model;

/** How soon a case should be answered. */
public enum CasePriority {
    /** Can wait. */
    LOW,
    /** What a case begins with. */
    NORMAL,
    /** Before the others. */
    HIGH,
    /** At once. */
    URGENT
}
