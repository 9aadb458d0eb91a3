package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.text.Graphemes;
import io.threadwell.support.text.Utf8;

/** How long texts may be, by the lexicons {@code app.bsky.feed.post} and {@code chat.bsky.convo.defs#messageInput}. */
enum Limits {
    PUBLIC(300, 3_000),
    PRIVATE(1_000, 10_000);

    private final int graphemes;
    private final int bytes;

    Limits(int graphemes, int bytes) {
        this.graphemes = graphemes;
        this.bytes = bytes;
    }

    boolean allows(String text) {
        return Utf8.length(text) <= bytes && Graphemes.fits(text, graphemes);
    }

    /** How many graphemes a text takes, or as many as its bytes stand for where they run out sooner. */
    int measure(String text) {
        int perGrapheme = bytes / graphemes;
        return Math.max(Graphemes.count(text), (Utf8.length(text) + perGrapheme - 1) / perGrapheme);
    }

    int graphemes() {
        return graphemes;
    }

    @Override
    public String toString() {
        return graphemes + " graphemes or " + bytes + " bytes";
    }
}
