package io.threadwell.connector.mastodon.internal;

/**
 * One server-sent event of a long connection.
 *
 * @param kind its name, such as {@code notification}
 * @param data mostly JSON; for deletions an id, and for some kinds nothing of use
 */
record Told(String kind, String data) {}
