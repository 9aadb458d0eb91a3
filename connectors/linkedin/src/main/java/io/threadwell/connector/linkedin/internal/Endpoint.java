package io.threadwell.connector.linkedin.internal;

import java.util.Locale;

/** The kinds of calls, each of which has quotas of its own at LinkedIn (page "Rate Limits"). */
enum Endpoint {
    NOTIFICATIONS,
    POSTS,
    READ_COMMENTS,
    CREATE_COMMENT,
    EDIT_COMMENT,
    DELETE_COMMENT,
    REACTIONS,
    ORGANISATIONS,
    SUBSCRIPTIONS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
