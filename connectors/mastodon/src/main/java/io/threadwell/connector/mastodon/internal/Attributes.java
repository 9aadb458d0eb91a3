package io.threadwell.connector.mastodon.internal;

/** Names of attributes that are Mastodon's own; the README describes them. */
final class Attributes {
    /** In and out: {@code true} where the files are hidden until the reader asks for them. */
    static final String SENSITIVE = "sensitive";

    /** In and out: the language that the writer chose, as an ISO 639 code. */
    static final String LANGUAGE = "language";

    /** In: the options of a poll, one in each line. */
    static final String POLL = "poll";

    /** In: when the poll ends. */
    static final String POLL_ENDS = "poll-ends";

    private Attributes() {}
}
