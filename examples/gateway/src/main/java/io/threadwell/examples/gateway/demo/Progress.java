package io.threadwell.examples.gateway.demo;

import java.io.PrintStream;

/** Shows how far the stream is: one line that renews itself on a terminal, a line now and then elsewhere. */
final class Progress {
    private static final int WIDTH = 30;
    private static final long EVERY_NANOS = 100_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private long shownAt = System.nanoTime() - EVERY_NANOS;
    private int shownTenth = -1;
    private boolean shownOut;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(int done, int all, long waiting, boolean helpdeskOut) {
        String text = done + " of " + all + " lines, " + waiting + " waiting"
                + (helpdeskOut ? ", the helpdesk is out of order" : "");
        if (terminal) {
            renew(done, all, text);
        } else {
            int tenth = all == 0 ? 10 : done * 10 / all;
            if (tenth != shownTenth || helpdeskOut != shownOut) {
                out.println("  " + text);
                shownTenth = tenth;
                shownOut = helpdeskOut;
            }
        }
    }

    private void renew(int done, int all, String text) {
        long now = System.nanoTime();
        if (now - shownAt >= EVERY_NANOS) {
            int filled = all == 0 ? WIDTH : done * WIDTH / all;
            out.print("\r  [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + text + "\u001b[K");
            out.flush();
            shownAt = now;
        }
    }

    /** Clears the line on a terminal. */
    void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
