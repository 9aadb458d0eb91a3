package io.threadwell.api.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.PersonaKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to find; what is absent or empty does not restrict.
 *
 * @param person the one who asked
 * @param text must stand in the text of one of the case's messages, whatever the case of its letters
 */
public record CaseQuery(
        Set<CaseStatus> statuses,
        @Nullable String queue,
        @Nullable String assignee,
        @Nullable AccountId account,
        @Nullable PersonaKey person,
        @Nullable String tag,
        @Nullable String text) {
    public CaseQuery {
        statuses = Set.copyOf(statuses);
    }

    /** All cases. */
    public static CaseQuery all() {
        return new CaseQuery(Set.of(), null, null, null, null, null, null);
    }

    public CaseQuery status(CaseStatus... wanted) {
        return new CaseQuery(Set.of(wanted), queue, assignee, account, person, tag, text);
    }

    public CaseQuery queue(String wanted) {
        return new CaseQuery(statuses, wanted, assignee, account, person, tag, text);
    }

    public CaseQuery assignee(String wanted) {
        return new CaseQuery(statuses, queue, wanted, account, person, tag, text);
    }

    public CaseQuery account(AccountId wanted) {
        return new CaseQuery(statuses, queue, assignee, wanted, person, tag, text);
    }

    public CaseQuery person(PersonaKey wanted) {
        return new CaseQuery(statuses, queue, assignee, account, wanted, tag, text);
    }

    public CaseQuery tag(String wanted) {
        return new CaseQuery(statuses, queue, assignee, account, person, wanted, text);
    }

    public CaseQuery text(String wanted) {
        return new CaseQuery(statuses, queue, assignee, account, person, tag, wanted);
    }
}
