package io.threadwell.api.model;

/** What a case is about, in the helpdesks' coarse words. */
public enum CaseType {
    QUESTION,
    PROBLEM,
    INCIDENT,
    TASK
}
