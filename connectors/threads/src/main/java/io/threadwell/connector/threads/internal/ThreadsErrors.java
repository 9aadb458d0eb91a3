package io.threadwell.connector.threads.internal;

import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.connector.meta.GraphErrors.Meaning;

/**
 * What errors mean on Threads besides what they mean everywhere at Meta. A thing or a container that is not there, or not there yet,
 * is code 24; its rows are from field reports, as Threads documents no list of codes.
 */
final class ThreadsErrors {
    static final GraphErrors TABLE =
            GraphErrors.common().with(Meaning.NOT_FOUND, 24).naming(Logins.SCOPES);

    private ThreadsErrors() {}
}
