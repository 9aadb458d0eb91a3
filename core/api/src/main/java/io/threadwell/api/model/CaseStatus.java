package io.threadwell.api.model;

/** Where a case stands. */
public enum CaseStatus {
    /** Nobody has looked at it yet. */
    NEW,
    /** Waiting for us. */
    OPEN,
    /** Waiting for the customer. */
    PENDING,
    /** Waiting for a third party. */
    ON_HOLD,
    /** Answered; a new message inside the reopen window opens it again. */
    SOLVED,
    /** Ended for good; a new message begins a follow-up case. */
    CLOSED
}
