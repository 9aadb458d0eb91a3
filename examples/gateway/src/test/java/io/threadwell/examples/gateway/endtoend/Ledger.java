package io.threadwell.examples.gateway.endtoend;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.TimeOrder;
import io.threadwell.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What a gateway that is stopped has in its database. */
record Ledger(List<Filed> cases, Backlog backlog) {
    private static final int PAGE = 500;

    /** A case with its messages and tickets. */
    record Filed(CaseId id, List<Message> messages, List<ExternalRef> tickets) {}

    static Ledger of(Path database) {
        try (JdbcStore store = JdbcStore.sqlite(database)) {
            List<Filed> cases = store.read(WorkspaceId.DEFAULT, session -> {
                List<CareCase> all = all(page -> session.cases().query(CaseQuery.all(), page));
                return all.stream().map(one -> filed(session, one.id())).toList();
            });
            return new Ledger(cases, store.backlog());
        }
    }

    List<Message> inbound() {
        return messages().stream().filter(Message::isInbound).toList();
    }

    List<Message> outbound() {
        return messages().stream().filter(message -> !message.isInbound()).toList();
    }

    private List<Message> messages() {
        return cases.stream().flatMap(one -> one.messages().stream()).toList();
    }

    private static Filed filed(StoreSession session, CaseId id) {
        List<Message> messages = all(page -> session.messages().ofCase(id, TimeOrder.OLDEST_FIRST, page));
        return new Filed(id, messages, session.cases().tickets(id));
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page = pages.apply(PageRequest.first(PAGE));
        all.addAll(page.items());
        while (page.next() != null) {
            page = pages.apply(new PageRequest(PAGE, page.next()));
            all.addAll(page.items());
        }
        return all;
    }
}
