package io.threadwell.connector.facebook.internal;

import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.connector.meta.GraphErrors.Meaning;

/**
 * What errors mean on Facebook besides what they mean everywhere at Meta. The rows of private replies (109xx) and the failure that
 * comes although the comment was made (20) are from field reports.
 */
final class FacebookErrors {
    static final GraphErrors TABLE = GraphErrors.messaging()
            .with(Meaning.PASSING, 20)
            .with(Meaning.CLOSED, 10900, 10901, 10902, 10903)
            .naming(Logins.SCOPES);

    private FacebookErrors() {}
}
