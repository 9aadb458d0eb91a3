package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.api.store.UnsupportedStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

final class UnsupportedItems implements UnsupportedStore {
    private static final String ADD =
            "insert into tw_unsupported (workspace, item_key, account, delivery, reason, raw, came_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String LIST = "select item_key, account, delivery, reason, raw, came_at from tw_unsupported"
            + " where workspace = ? and came_at <= ? and (came_at < ? or item_key < ?)"
            + " order by came_at desc, item_key desc limit ?";
    private static final String REMOVE = "delete from tw_unsupported where workspace = ? and delivery = ?";
    private static final Paging.Mark START = new Paging.Mark(Long.MAX_VALUE, "");

    private final Session session;

    UnsupportedItems(Session session) {
        this.session = session;
    }

    @Override
    public void add(Collection<UnsupportedItem> items) {
        List<UnsupportedItem> sorted = items.stream()
                .sorted(Comparator.comparing(UnsupportedItem::key))
                .toList();
        session.sql().batch(ADD, sorted, (a, item) -> a.text(session.name())
                .text(item.key())
                .text(item.account().toString())
                .id(item.delivery(), DeliveryId::value)
                .text(item.reason())
                .text(item.raw())
                .instant(item.at()));
    }

    @Override
    public Page<UnsupportedItem> list(PageRequest page) {
        Paging.Mark after = Paging.after(page, START);
        List<UnsupportedItem> rows = session.sql()
                .list(
                        LIST,
                        a -> a.text(session.name())
                                .number(after.position())
                                .number(after.position())
                                .text(after.key())
                                .number(Paging.rows(page)),
                        UnsupportedItems::item);
        return Paging.page(rows, page, i -> new Paging.Mark(Micros.of(i.at()), i.key()));
    }

    @Override
    public void removeOf(Collection<DeliveryId> deliveries) {
        session.sql().batch(REMOVE, deliveries, (a, d) -> a.text(session.name()).number(d.value()));
    }

    private static UnsupportedItem item(Row r) {
        return new UnsupportedItem(r.text(), r.account(), r.id(DeliveryId::new), r.text(), r.text(), r.instant());
    }
}
