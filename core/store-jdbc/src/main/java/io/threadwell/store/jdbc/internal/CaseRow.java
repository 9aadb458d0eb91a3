package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseClock;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseOrigin;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
import io.threadwell.api.model.CaseWork;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.PersonaKey;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A case as a row. */
final class CaseRow {
    private static final String COLUMNS = "account, conversation, anchor, requester_account, requester,"
            + " follow_up_of, merged_into, subject, status, priority, type, queue, assignee, tags,"
            + " opened_at, updated_at, last_inbound_at, first_response_at, last_response_at, solved_at, closed_at,"
            + " version, sequence";

    static final String SELECT = "select c.id, c." + COLUMNS.replace(", ", ", c.") + " from ";
    static final String INSERT =
            "insert into tw_care_case (" + COLUMNS + ", id, workspace) values (" + "?, ".repeat(24) + "?)";
    static final String UPDATE =
            "update tw_care_case set " + COLUMNS.replace(",", " = ?,") + " = ? where id = ? and workspace = ?";

    private CaseRow() {}

    static Args bind(Args a, CareCase c) {
        origin(a, c.origin());
        work(a, c.work());
        clock(a, c.clock());
        return a.number(c.version()).number(c.sequence()).number(c.id().value());
    }

    static CareCase read(Row r) {
        return new CareCase(new CaseId(r.number()), origin(r), work(r), clock(r), r.number(), r.number());
    }

    private static void origin(Args a, CaseOrigin o) {
        PersonaKey requester = o.requester();
        a.text(o.account().toString())
                .number(o.conversation().value())
                .number(o.anchor().value())
                .text(requester == null ? null : requester.account().toString())
                .text(requester == null ? null : requester.externalId())
                .id(o.followUpOf(), CaseId::value)
                .id(o.mergedInto(), CaseId::value);
    }

    private static CaseOrigin origin(Row r) {
        return new CaseOrigin(
                r.account(),
                new ConversationId(r.number()),
                new MessageId(r.number()),
                requester(r),
                r.id(CaseId::new),
                r.id(CaseId::new));
    }

    private static @Nullable PersonaKey requester(Row r) {
        AccountId account = r.maybeAccount();
        String id = r.maybeText();
        return account == null || id == null ? null : new PersonaKey(account, id);
    }

    private static void work(Args a, CaseWork w) {
        a.text(w.subject())
                .name(w.status())
                .name(w.priority())
                .name(w.type())
                .text(w.queue())
                .text(w.assignee())
                .text(tags(w.tags()));
    }

    private static CaseWork work(Row r) {
        return new CaseWork(
                r.text(),
                r.name(CaseStatus.class),
                r.name(CasePriority.class),
                r.maybeName(CaseType.class),
                r.maybeText(),
                r.maybeText(),
                tags(r.maybeText()));
    }

    private static void clock(Args a, CaseClock c) {
        a.instant(c.openedAt())
                .instant(c.updatedAt())
                .instant(c.lastInboundAt())
                .instant(c.firstResponseAt())
                .instant(c.lastResponseAt())
                .instant(c.solvedAt())
                .instant(c.closedAt());
    }

    private static CaseClock clock(Row r) {
        return new CaseClock(
                r.instant(),
                r.instant(),
                r.maybeInstant(),
                r.maybeInstant(),
                r.maybeInstant(),
                r.maybeInstant(),
                r.maybeInstant());
    }

    /** A tag between two line ends, so that a search for it finds no longer one. */
    static String tag(String tag) {
        return "\n" + tag + "\n";
    }

    private static @Nullable String tags(Set<String> tags) {
        return tags.isEmpty() ? null : tag(String.join("\n", new TreeSet<>(tags)));
    }

    private static Set<String> tags(@Nullable String stored) {
        return stored == null
                ? Set.of()
                : Set.of(stored.substring(1, stored.length() - 1).split("\n", -1));
    }
}
