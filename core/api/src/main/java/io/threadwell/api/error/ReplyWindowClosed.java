package io.threadwell.api.error;

import org.jspecify.annotations.Nullable;

/** The network no longer takes a reply to this conversation. */
public final class ReplyWindowClosed extends Permanent {
    private static final long serialVersionUID = 1L;

    public ReplyWindowClosed(String message) {
        super(message, null);
    }

    public ReplyWindowClosed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
