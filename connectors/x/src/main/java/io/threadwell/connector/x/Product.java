package io.threadwell.connector.x;

/** Which product of X brings what happens to accounts to the webhook. */
public enum Product {
    /** The Account Activity API, which X has begun to take out of service. */
    ACCOUNT_ACTIVITY,
    /** The X Activity API, its successor. */
    ACTIVITY
}
