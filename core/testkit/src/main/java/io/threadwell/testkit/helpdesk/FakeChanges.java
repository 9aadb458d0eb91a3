package io.threadwell.testkit.helpdesk;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CaseType;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened in the helpdesk, each change as a line. A page repeats the end of the one before. */
final class FakeChanges {
    private static final int OVERLAP = 3;
    private static final int PAGE = 100;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final List<String> history = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();

    FakeChanges(InstantSource clock) {
        this.clock = clock;
    }

    String comment(FakeTicket ticket, @Nullable String agent, @Nullable String key, String text, boolean internal) {
        Facts facts = facts(ticket, agent, key, internal ? "internal" : "public");
        return tell(internal ? facts : facts.put("text", text));
    }

    String status(FakeTicket ticket, @Nullable String agent, @Nullable String key) {
        return tell(facts(ticket, agent, key, "status").put("status", ticket.status()));
    }

    String priority(FakeTicket ticket, String agent) {
        return tell(facts(ticket, agent, null, "priority").put("priority", ticket.priority()));
    }

    String assignee(FakeTicket ticket, String agent) {
        return tell(facts(ticket, agent, null, "assignee").put("assignee", ticket.assignee()));
    }

    String tags(FakeTicket ticket, String agent, Set<String> added, Set<String> removed) {
        Facts facts = facts(ticket, agent, null, "tags");
        return tell(facts.put("added", String.join(" ", added)).put("removed", String.join(" ", removed)));
    }

    String type(FakeTicket ticket, String agent) {
        return tell(facts(ticket, agent, null, "type").put("type", ticket.type()));
    }

    String merged(FakeTicket ticket, String agent, FakeTicket into) {
        return tell(facts(ticket, agent, null, "merged").put("other", into.ref().id()));
    }

    String split(FakeTicket ticket, String agent, String into) {
        return tell(facts(ticket, agent, null, "split").put("other", into));
    }

    String life(FakeTicket ticket, String agent, boolean there) {
        return tell(facts(ticket, agent, null, there ? "restored" : "removed"));
    }

    String rated(FakeTicket ticket, double score, String label, @Nullable String comment) {
        Facts facts = facts(ticket, null, null, "rated");
        return tell(facts.put("score", score).put("label", label).put("comment", comment));
    }

    private Facts facts(FakeTicket ticket, @Nullable String agent, @Nullable String key, String what) {
        return new Facts()
                .put("what", what)
                .put("ticket", ticket.ref().id())
                .put("system", ticket.ref().system())
                .put("url", ticket.ref().url())
                .put("externalId", ticket.externalId())
                .put("agent", agent)
                .put("writeKey", key)
                .put("at", clock.instant().toEpochMilli());
    }

    private synchronized String tell(Facts facts) {
        String eventId = "event-" + (history.size() + 1);
        String line = Facts.write(facts.put("eventId", eventId).map());
        history.add(line);
        waiting.add(line);
        return eventId;
    }

    synchronized List<String> takeWaiting() {
        List<String> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    /** The cursor is where the reader began, which an overlap must not go behind, and the number of the next change. */
    synchronized ChangePage page(@Nullable String cursor) {
        int begin = cursor == null ? history.size() : number(cursor, 0);
        int from = cursor == null ? begin : number(cursor, 1);
        int to = Math.min(from + PAGE, history.size());
        List<TicketChange> changes = history.subList(Math.max(from - OVERLAP, begin), to).stream()
                .map(FakeChanges::read)
                .toList();
        return new ChangePage(changes, begin + "/" + to, to < history.size() ? Duration.ZERO : PAUSE);
    }

    private static int number(String cursor, int part) {
        return Integer.parseInt(cursor.split("/")[part]);
    }

    static TicketChange read(String line) {
        Map<String, String> facts = Facts.read(line);
        return new TicketChange(
                need(facts, "eventId"),
                new ExternalRef(need(facts, "system"), need(facts, "ticket"), facts.get("url")),
                need(facts, "externalId"),
                Instant.ofEpochMilli(Long.parseLong(need(facts, "at"))),
                facts.get("agent"),
                facts.get("writeKey"),
                what(facts));
    }

    private static TicketChange.What what(Map<String, String> facts) {
        return switch (need(facts, "what")) {
            case "public" -> new TicketChange.PublicComment(need(facts, "text"), List.of());
            case "internal" -> new TicketChange.InternalComment();
            case "status" -> new TicketChange.StatusChange(CaseStatus.valueOf(need(facts, "status")));
            case "priority" -> new TicketChange.PriorityChange(CasePriority.valueOf(need(facts, "priority")));
            case "assignee" -> new TicketChange.AssigneeChange(facts.get("assignee"));
            case "tags" -> new TicketChange.TagsChange(words(facts, "added"), words(facts, "removed"));
            case "type" -> new TicketChange.TypeChange(type(facts.get("type")));
            case "merged" -> new TicketChange.MergedInto(other(facts));
            case "split" -> new TicketChange.SplitOff(other(facts));
            case "removed" -> new TicketChange.Removed();
            case "restored" -> new TicketChange.Restored();
            case "rated" ->
                new TicketChange.Rated(
                        Double.parseDouble(need(facts, "score")), need(facts, "label"), facts.get("comment"));
            default -> throw new InvalidRequest("a change of an unknown kind");
        };
    }

    private static @Nullable CaseType type(@Nullable String name) {
        return name == null ? null : CaseType.valueOf(name);
    }

    private static ExternalRef other(Map<String, String> facts) {
        return new ExternalRef(need(facts, "system"), need(facts, "other"), null);
    }

    private static Set<String> words(Map<String, String> facts, String name) {
        String text = facts.getOrDefault(name, "");
        return text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    private static String need(Map<String, String> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }
}
