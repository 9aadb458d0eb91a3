package io.threadwell.api.helpdesk;

/** What a helpdesk can do. What is declared works; what is not declared fails with {@code UnsupportedOperation}. */
public enum HelpdeskCapability {
    /** Many tickets go in one call. */
    BULK,
    /** Comments that customers never see. */
    INTERNAL_COMMENTS,
    /** Changes can be asked for. */
    CHANGES,
    /** Changes come by webhook. */
    WEBHOOK,
    /** Tickets have tags. */
    TAGS,
    /** Tickets have a priority. */
    PRIORITY,
    /** Tickets can be given to somebody. */
    ASSIGNEE,
    /** A ticket can be tied to the closed one it takes up again. */
    FOLLOW_UP,
    /** Files that came with messages are kept in the helpdesk. */
    ATTACHMENTS,
    /** A ticket can get another requester. */
    REQUESTER,
    /** Merged, deleted and restored tickets come as changes. */
    LIFE,
    /** How satisfied customers say they are comes as changes. */
    RATINGS
}
