package io.threadwell.examples.gateway.demo;

import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.api.store.DeskStore.DeskTicket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a stream.
 *
 * @param outOfOrder posts that came after one with a later time
 * @param torn posts that are not in the conversation of the post they answer
 * @param doubled customers' posts that stand in tickets more than once
 * @param cases that stand for themselves, by status; those that were merged into others do not count
 * @param merged cases that turned out to be part of older ones
 * @param unread elements that are kept as they came, by reason
 * @param parked commands that wait for a person, by reason
 * @param example a ticket that shows well
 */
record Figures(
        int lines,
        int customersPosts,
        int ownPosts,
        int outOfOrder,
        int conversations,
        int torn,
        int doubled,
        Map<CaseStatus, Integer> cases,
        int merged,
        int tickets,
        int comments,
        Map<String, Integer> unread,
        Map<String, Integer> parked,
        Map<String, Long> counters,
        Optional<Example> example) {

    /** A ticket with its comments. */
    record Example(DeskTicket ticket, List<DeskComment> comments) {}

    long counter(String name) {
        return counters.getOrDefault(name, 0L);
    }

    int allCases() {
        return cases.values().stream().mapToInt(Integer::intValue).sum();
    }
}
