package io.threadwell.crm.zoho;

/** As what messages stand on a person's timeline. */
public enum Timeline {
    /** Not at all. */
    NONE,
    /** As notes: nothing has to be set up, and their last line has the message's key. */
    NOTES,
    /** As completed tasks, with the message's key in a field of their own. */
    TASKS,
    /** As logged calls, with the message's key in a field of their own. */
    CALLS
}
