package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * How an inbound item ended.
 *
 * @param reason a short code for operators, such as {@code before-connect}; present for {@code IGNORED}
 */
public record Disposition(DispositionKind kind, @Nullable String reason) {
    /** Not ended yet. */
    public static final Disposition OPEN = new Disposition(DispositionKind.OPEN, null);

    /** Deliberately left; {@code reason} is a short code for operators. */
    public static Disposition ignored(String reason) {
        return new Disposition(DispositionKind.IGNORED, reason);
    }

    /** An end that needs no reason. */
    public static Disposition of(DispositionKind kind) {
        return new Disposition(kind, null);
    }
}
