package io.threadwell.api.model;

/** What a case is about, in the helpdesks' coarse words. */
public enum CaseType {
    /** Somebody wants to know something. */
    QUESTION,
    /** The cause behind incidents. */
    PROBLEM,
    /** Something does not work for somebody. */
    INCIDENT,
    /** Something is to be done. */
    TASK
}
