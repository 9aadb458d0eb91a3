package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.HtmlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a conversation with its threads says of our cases, however it came here: ids of events are the same on every way. */
final class ConversationEvents {
    private final Conversations conversations;
    private final long self;

    ConversationEvents(Conversations conversations, long self) {
        this.conversations = conversations;
        this.self = self;
    }

    /**
     * From when on things are news.
     *
     * @param answers for what agents wrote: an answer may have been a draft for a while
     * @param others for all else
     */
    record Since(Instant answers, Instant others) {}

    List<TicketChange> of(JsonValue conversation, List<JsonValue> threads, Since since) {
        long id = conversation.longValue("id", 0);
        List<JsonValue> merges =
                threads.stream().filter(ConversationEvents::isMerge).toList();
        List<String> marked = marked(threads);
        String own = conversations
                .externalId(conversation)
                .orElseGet(() -> merges.isEmpty() && !marked.isEmpty() ? marked.get(0) : "");
        List<TicketChange> changes = new ArrayList<>();
        if (id <= 0) {
            return changes;
        }
        if (!own.isEmpty()) {
            Subject subject = new Subject(id, own);
            // After a merge the threads of another case are here: what was answered there before was told there.
            Instant answers = merges.isEmpty() ? since.answers() : since.others();
            threads.forEach(thread -> told(subject, thread, new Since(answers, since.others()), changes));
            closed(subject, conversation, since.others(), changes);
            deleted(subject, conversation, changes);
        }
        merged(id, merges, marked.stream().filter(key -> !key.equals(own)).toList(), since.others(), changes);
        changes.sort(Comparator.comparing(TicketChange::at));
        return changes;
    }

    /** True where a thread is of ours, although the conversation has no field that says so. */
    static boolean isMarked(List<JsonValue> threads) {
        return !marked(threads).isEmpty();
    }

    /** True where another conversation was merged into this one lately. */
    static boolean isMergedSince(List<JsonValue> threads, Instant since) {
        return threads.stream()
                .anyMatch(thread -> isMerge(thread) && !at(thread).isBefore(since));
    }

    static Instant at(JsonValue thread) {
        return thread.instant("createdAt").orElse(Instant.EPOCH);
    }

    private record Subject(long id, String externalId) {}

    private void told(Subject subject, JsonValue thread, Since since, List<TicketChange> changes) {
        Instant at = at(thread);
        for (ThreadEvents.Event event : ThreadEvents.of(thread, self)) {
            // A rating comes long after the answer that it is for.
            boolean rating = event.what() instanceof TicketChange.Rated;
            boolean answer = event.what() instanceof TicketChange.PublicComment
                    || event.what() instanceof TicketChange.InternalComment;
            if (rating || !at.isBefore(answer ? since.answers() : since.others())) {
                changes.add(change(subject, event.id(), at, ThreadEvents.agent(thread), event.what()));
            }
        }
    }

    /** Told by the conversation, not by its line item: webhooks have no line items. */
    private void closed(Subject subject, JsonValue conversation, Instant since, List<TicketChange> changes) {
        Optional<Instant> at = conversation.instant("closedAt");
        long by = conversation
                .longValue("closedBy")
                .orElseGet(() -> conversation.get("closedByUser").longValue("id", 0));
        if (!conversation.text("status", "").equals("closed")
                || at.isEmpty()
                || at.get().isBefore(since)
                || by == self) {
            return;
        }
        String id = "closed-" + subject.id() + "-" + at.get().getEpochSecond();
        String agent = by > 0 ? Long.toString(by) : null;
        changes.add(change(subject, id, at.get(), agent, new TicketChange.StatusChange(CaseStatus.SOLVED)));
    }

    private void deleted(Subject subject, JsonValue conversation, List<TicketChange> changes) {
        if (conversation.text("state", "").equals("deleted")) {
            Instant at = conversation.instant("userUpdatedAt").orElse(Instant.EPOCH);
            String id = "deleted-" + subject.id() + "-" + at.getEpochSecond();
            changes.add(change(subject, id, at, null, new TicketChange.Removed()));
        }
    }

    /**
     * The line item of a merge names the conversation that is gone ({@code associatedEntities}); our marks in the threads that came with
     * it say of which case it was.
     */
    private void merged(
            long into, List<JsonValue> merges, List<String> guests, Instant since, List<TicketChange> changes) {
        Set<Long> gone = new LinkedHashSet<>();
        List<JsonValue> oldestFirst = merges.stream()
                .sorted(Comparator.comparing(ConversationEvents::at))
                .toList();
        int next = 0;
        for (JsonValue merge : oldestFirst) {
            long from = merge.at("action", "associatedEntities", "originalConversation")
                    .longValue()
                    .orElse(0);
            if (from <= 0 || from == into || !gone.add(from) || next >= guests.size()) {
                continue;
            }
            Subject subject = new Subject(from, guests.get(next++));
            if (!at(merge).isBefore(since)) {
                TicketChange.MergedInto what = new TicketChange.MergedInto(conversations.reference(into));
                changes.add(change(subject, "merged-" + from + "-" + into, at(merge), ThreadEvents.agent(merge), what));
            }
        }
    }

    private TicketChange change(
            Subject subject, String eventId, Instant at, @Nullable String agent, TicketChange.What what) {
        return new TicketChange(
                eventId, conversations.reference(subject.id()), subject.externalId(), at, agent, null, what);
    }

    private static boolean isMerge(JsonValue thread) {
        return thread.at("action", "type").text().orElse("").equals("merged");
    }

    /** Our ids of the cases that have threads here, the oldest thread's first. */
    private static List<String> marked(List<JsonValue> threads) {
        Set<String> keys = new LinkedHashSet<>();
        threads.stream()
                .sorted(Comparator.comparing(ConversationEvents::at))
                .map(thread -> Mark.in(HtmlText.plain(thread.text("body", ""))))
                .flatMap(Optional::stream)
                .forEach(mark -> keys.add(mark.externalId()));
        return List.copyOf(keys);
    }
}
