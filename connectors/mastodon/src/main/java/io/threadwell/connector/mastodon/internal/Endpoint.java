package io.threadwell.connector.mastodon.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of calls that have quotas of their own besides the one of all calls (page "Rate limits"; that of posts, which the page leaves
 * out, is Mastodon's default).
 */
enum Endpoint {
    READ(0, null),
    WRITE(0, null),
    POST(300, Duration.ofHours(3)),
    UPLOAD(30, Duration.ofMinutes(30)),
    DELETE(30, Duration.ofMinutes(30));

    private final int calls;
    private final @Nullable Duration window;

    Endpoint(int calls, @Nullable Duration window) {
        this.calls = calls;
        this.window = window;
    }

    int calls() {
        return calls;
    }

    @Nullable
    Duration window() {
        return window;
    }
}
