package io.threadwell.api.store;

import io.threadwell.api.model.CaseId;

/** The commands of one case for one destination, which go out one after the other. Lanes go side by side. */
public record Lane(Target target, CaseId caseId) implements Comparable<Lane> {
    @Override
    public int compareTo(Lane other) {
        int byTarget = target.compareTo(other.target);
        return byTarget != 0 ? byTarget : caseId.compareTo(other.caseId);
    }
}
