package io.threadwell.api.model;

import java.time.Instant;

/**
 * What happened to a case; append-only.
 *
 * @param sequence 1 for the first event of the case, without gaps
 * @param at when it happened: by the network's time where a message is concerned, by ours otherwise
 */
public record CaseEvent(CaseId caseId, long sequence, Instant at, Actor actor, CaseChange change) {}
