package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.store.DeliveryStore;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.RawDelivery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Raw deliveries. Their bodies are written once and never touched again; what is still to be done with them stands in a small
 * table of its own, from which a delivery goes when it is applied.
 */
final class Deliveries implements DeliveryStore {
    private static final String SELECT = "select id, endpoint, received_at, body from tw_delivery";
    private static final String FIND = SELECT + " where id = ?";
    private static final String INSERT =
            "insert into tw_delivery (id, endpoint, received_at, body) values (?, ?, ?, ?) on conflict do nothing";
    private static final String OPEN = "insert into tw_delivery_open (id, node) values (?, ?) on conflict do nothing";
    private static final String FREE = "update tw_delivery_open set node = null where id = ?";
    private static final String WAITING_ONES =
            "select d.id, d.endpoint, d.received_at, d.body from tw_delivery_open o join tw_delivery d on d.id = o.id"
                    + " where o.node is null and o.reason is null order by o.id limit ? for update of o skip locked";
    private static final String TAKE = "update tw_delivery_open set node = ? where id = ?";
    private static final String APPLIED = "delete from tw_delivery_open where id = ?";
    private static final String UNREADABLE = "insert into tw_delivery_open as o (id, reason)"
            + " select id, ? from tw_delivery where id = ?"
            + " on conflict (id) do update set reason = excluded.reason, node = null";
    private static final String LIST_UNREADABLE = "select o.id, d.endpoint, d.received_at, o.reason"
            + " from tw_delivery_open o join tw_delivery d on d.id = o.id"
            + " where o.reason is not null and o.id < ? order by o.id desc limit ?";
    private static final String REOPEN = "insert into tw_delivery_open as o (id)"
            + " select id from tw_delivery where id = ? on conflict (id) do update set reason = null,"
            + " node = case when o.reason is null then o.node else null end";
    private static final String OLDEST = "select id, received_at from tw_delivery d"
            + " where not exists (select 1 from tw_delivery_open o where o.id = d.id) order by id limit ?";
    private static final String PURGE_TRACES = "delete from tw_trace where delivery = ?";
    private static final String PURGE = "delete from tw_delivery where id = ?";
    private static final String WAITING = "select count(*) from tw_delivery_open where reason is null";
    private static final String UNREADABLE_ONES = "select count(*) from tw_delivery_open where reason is not null";
    private static final Paging.Mark START = new Paging.Mark(0, Long.toString(Long.MAX_VALUE));

    /** A delivery with the node that takes it. */
    record Taken(RawDelivery delivery, NodeId node) {}

    private record Age(DeliveryId id, Instant receivedAt) {}

    private final Transactions transactions;

    Deliveries(Transactions transactions) {
        this.transactions = transactions;
    }

    static void insert(Sql sql, Collection<Taken> deliveries) {
        sql.batch(INSERT, deliveries, (a, t) -> a.number(t.delivery().id().value())
                .text(t.delivery().endpoint())
                .instant(t.delivery().receivedAt())
                .bytes(t.delivery().body()));
        sql.batch(OPEN, deliveries, (a, t) -> a.number(t.delivery().id().value())
                .number(t.node().number()));
    }

    static void applied(Sql sql, Collection<DeliveryId> ids) {
        sql.batch(APPLIED, ids.stream().sorted().toList(), (a, id) -> a.number(id.value()));
    }

    static long waiting(Sql sql) {
        return sql.first(WAITING, a -> {}, Row::number).orElse(0L);
    }

    static long unreadable(Sql sql) {
        return sql.first(UNREADABLE_ONES, a -> {}, Row::number).orElse(0L);
    }

    /** Looks at the oldest alone: ids grow with time, so nothing behind a young one is old. */
    static int purge(Sql sql, Instant before, int max) {
        List<DeliveryId> old =
                sql.list(OLDEST, a -> a.number(max), r -> new Age(new DeliveryId(r.number()), r.instant())).stream()
                        .filter(age -> age.receivedAt().isBefore(before))
                        .map(Age::id)
                        .toList();
        sql.batch(PURGE_TRACES, old, (a, id) -> a.number(id.value()));
        sql.batch(PURGE, old, (a, id) -> a.number(id.value()));
        return old.size();
    }

    @Override
    public void append(RawDelivery delivery, NodeId node) {
        transactions.append(delivery, node);
    }

    @Override
    public void free(Collection<DeliveryId> ids) {
        if (!ids.isEmpty()) {
            List<DeliveryId> sorted = ids.stream().sorted().toList();
            transactions.write(sql -> sql.batch(FREE, sorted, (a, id) -> a.number(id.value())));
        }
    }

    @Override
    public List<RawDelivery> claim(NodeId node, int max) {
        return transactions.write(sql -> {
            List<RawDelivery> waiting = sql.list(WAITING_ONES, a -> a.number(max), Deliveries::delivery);
            sql.batch(TAKE, waiting, (a, d) -> a.number(node.number()).number(d.id().value()));
            return waiting;
        });
    }

    @Override
    public Optional<RawDelivery> find(DeliveryId id) {
        return transactions.look(sql -> sql.first(FIND, a -> a.number(id.value()), Deliveries::delivery));
    }

    @Override
    public void unreadable(DeliveryId id, String reason) {
        transactions.write(sql -> sql.update(UNREADABLE, a -> a.text(reason).number(id.value())));
    }

    @Override
    public Page<Unreadable> unreadable(PageRequest page) {
        Paging.Mark after = Paging.after(page, START);
        List<Unreadable> rows = transactions.look(sql -> sql.list(
                LIST_UNREADABLE,
                a -> a.number(after.number()).number(Paging.rows(page)),
                r -> new Unreadable(new DeliveryId(r.number()), r.text(), r.instant(), r.text())));
        return Paging.page(rows, page, u -> new Paging.Mark(0, u.id().toString()));
    }

    @Override
    public boolean reopen(DeliveryId id) {
        return transactions.write(sql -> sql.update(REOPEN, a -> a.number(id.value()))) > 0;
    }

    private static RawDelivery delivery(Row r) {
        return new RawDelivery(new DeliveryId(r.number()), r.text(), r.instant(), r.bytes());
    }
}
