package io.threadwell.connector.reddit.internal;

/**
 * What an item was when it was looked at last.
 *
 * @param text tells texts apart
 * @param edited when it was edited, in Reddit's words; empty for never, and where that was not asked yet
 * @param removed whether moderators had taken it away
 * @param gone whether there was nothing left of it
 */
record Version(String text, String edited, boolean removed, boolean gone) {
    static Version of(Thing thing) {
        return new Version(
                mark(thing.says()),
                thing.editedAt().map(at -> Long.toString(at.getEpochSecond())).orElse(""),
                thing.isRemoved(),
                false);
    }

    /** Of an item in a list: whether it was edited before counts as not known, so that it is told once. */
    static Version unread(Thing thing) {
        return new Version(mark(thing.says()), "", false, false);
    }

    /** Edits of the first minutes have no time: texts must be told apart by themselves. */
    private static String mark(String text) {
        return Integer.toHexString(text.hashCode()) + "." + text.length();
    }

    Version asGone() {
        return new Version(text, edited, removed, true);
    }

    /** Reads the form of {@link #toString()}. */
    static Version parse(String written) {
        String[] parts = written.split("/", -1);
        return parts.length == 3
                ? new Version(parts[0], parts[1], parts[2].contains("r"), parts[2].contains("g"))
                : new Version("", "", false, false);
    }

    @Override
    public String toString() {
        return text + "/" + edited + "/" + (removed ? "r" : "") + (gone ? "g" : "");
    }
}
