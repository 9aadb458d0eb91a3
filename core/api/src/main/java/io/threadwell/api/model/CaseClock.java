package io.threadwell.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When things happened to a case; what concerns messages is by the network's time. */
public record CaseClock(
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant lastInboundAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant lastResponseAt,
        @Nullable Instant solvedAt,
        @Nullable Instant closedAt) {
    static CaseClock begin(Instant openedAt) {
        return new CaseClock(openedAt, openedAt, null, null, null, null, null);
    }

    CaseClock updated(Instant at) {
        return new CaseClock(
                openedAt, later(updatedAt, at), lastInboundAt, firstResponseAt, lastResponseAt, solvedAt, closedAt);
    }

    CaseClock inbound(Instant at) {
        return new CaseClock(
                openedAt, updatedAt, later(lastInboundAt, at), firstResponseAt, lastResponseAt, solvedAt, closedAt);
    }

    CaseClock response(Instant at) {
        Instant first = firstResponseAt == null || at.isBefore(firstResponseAt) ? at : firstResponseAt;
        return new CaseClock(openedAt, updatedAt, lastInboundAt, first, later(lastResponseAt, at), solvedAt, closedAt);
    }

    CaseClock status(CaseStatus status, Instant at) {
        Instant solved =
                switch (status) {
                    case SOLVED -> at;
                    case CLOSED -> solvedAt == null ? at : solvedAt;
                    default -> null;
                };
        Instant closed = status == CaseStatus.CLOSED ? at : null;
        return new CaseClock(openedAt, updatedAt, lastInboundAt, firstResponseAt, lastResponseAt, solved, closed);
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a == null || b.isAfter(a) ? b : a;
    }
}
