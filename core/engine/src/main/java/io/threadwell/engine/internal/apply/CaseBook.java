package io.threadwell.engine.internal.apply;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseOrigin;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.CaseStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cases that one transaction works on: locked once, changed by events only, written once. */
public final class CaseBook {
    private final CaseStore store;
    private final Map<CaseId, CareCase> cases = new LinkedHashMap<>();
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final Set<CaseId> changed = new HashSet<>();

    /** An event with the case as it was after it, for listeners. */
    public record Told(CareCase after, CaseEvent event) {}

    public CaseBook(CaseStore store) {
        this.store = store;
    }

    /** Takes cases, and keeps others from changing them. */
    public void lock(Collection<CaseId> ids) {
        List<CaseId> missing = ids.stream()
                .filter(id -> !cases.containsKey(id))
                .sorted()
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            store.lock(missing).forEach(found -> cases.put(found.id(), found));
        }
    }

    /** A case, or the one that took it over; absent when there is no such case. */
    public @Nullable CareCase current(@Nullable CaseId id) {
        CareCase found = id == null ? null : locked(id);
        while (found != null && found.origin().mergedInto() != null) {
            found = locked(Objects.requireNonNull(found.origin().mergedInto()));
        }
        return found;
    }

    /** The case itself, also when another took it over. */
    public @Nullable CareCase locked(CaseId id) {
        lock(List.of(id));
        return cases.get(id);
    }

    public CareCase open(CaseId id, Instant at, Actor actor, CaseOrigin origin, String subject, CaseStatus status) {
        CaseEvent first = new CaseEvent(id, 1, at, actor, new CaseChange.Opened(origin, subject, status));
        return keep(first, CareCase.opened(first));
    }

    public CareCase append(CareCase before, Instant at, Actor actor, CaseChange change) {
        CareCase latest = cases.getOrDefault(before.id(), before);
        CaseEvent event = new CaseEvent(latest.id(), latest.sequence() + 1, at, actor, change);
        return keep(event, latest.apply(event));
    }

    private CareCase keep(CaseEvent event, CareCase after) {
        cases.put(after.id(), after);
        changed.add(after.id());
        events.add(event);
        told.add(new Told(after, event));
        return after;
    }

    /** Writes what was changed. */
    public void flush() {
        if (!events.isEmpty()) {
            List<CareCase> after = changed.stream()
                    .map(cases::get)
                    .map(Objects::requireNonNull)
                    .toList();
            store.append(events, after);
        }
    }

    /** What happened, in order. */
    public List<Told> told() {
        return told;
    }
}
