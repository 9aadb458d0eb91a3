package io.threadwell.api.crm;

/** What a CRM can do, as it is configured. What is declared works. */
public enum CrmCapability {
    /** People who are not there are made. */
    CREATE,
    /** Each message goes on its person's timeline. */
    TIMELINE,
    /** What agents want to know can be read. */
    CONTEXT,
    /** Many people are told of in few calls. */
    BULK
}
