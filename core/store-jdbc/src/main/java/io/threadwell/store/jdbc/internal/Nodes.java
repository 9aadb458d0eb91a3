package io.threadwell.store.jdbc.internal;

import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.NodeStore;
import java.time.Instant;

/**
 * Nodes that live have a row. What belongs to a node without one is free: that is looked for at each beat, so that also what
 * a node takes after it was declared dead, not knowing it, becomes free.
 */
final class Nodes implements NodeStore {
    private static final String JOIN = "insert into tw_node (joined_at, beat_at) values (?, ?) returning id";
    private static final String FORGET_ALL = "delete from tw_node";
    private static final String BEAT = "update tw_node set beat_at = ? where id = ?";
    private static final String BURY = "delete from tw_node where beat_at < ?";
    private static final String LEAVE = "delete from tw_node where id = ?";
    private static final String ORPHANED = " where node is not null and node not in (select id from tw_node)";
    private static final String FREE_DELIVERIES = "update tw_delivery_open set node = null" + ORPHANED;
    private static final String FREE_LANES = "update tw_lane set node = null, state = 'READY'" + ORPHANED;
    private static final String FREE_TIMERS = "update tw_timer set node = null" + ORPHANED;

    private final Transactions transactions;

    Nodes(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public NodeId join(Instant now) {
        return transactions.write(sql -> {
            if (sql.dialect().isForOneProcess()) {
                sql.execute(FORGET_ALL);
                free(sql);
            }
            long number = sql.first(JOIN, a -> a.instant(now).instant(now), Row::number)
                    .orElseThrow();
            return new NodeId(number);
        });
    }

    @Override
    public boolean beat(NodeId node, Instant now, Instant deadBefore) {
        return transactions.write(sql -> {
            boolean lives = sql.update(BEAT, a -> a.instant(now).number(node.number())) > 0;
            int buried = sql.update(BURY, a -> a.instant(deadBefore));
            if (buried > 0 || !sql.dialect().isForOneProcess()) {
                free(sql);
            }
            return lives;
        });
    }

    @Override
    public void leave(NodeId node) {
        transactions.write(sql -> {
            int left = sql.update(LEAVE, a -> a.number(node.number()));
            free(sql);
            return left;
        });
    }

    private static void free(Sql sql) {
        sql.execute(FREE_DELIVERIES);
        sql.execute(FREE_LANES);
        sql.execute(FREE_TIMERS);
    }
}
