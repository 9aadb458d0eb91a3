package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketChange.PublicComment;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents did, asked for with a cursor. */
abstract class ChangeTests extends HelpdeskTest {
    ChangeTests(HelpdeskContract contract) {
        super(contract);
    }

    @BeforeEach
    void needChanges() {
        needs(HelpdeskCapability.CHANGES);
    }

    private String now() {
        return adapter.changes(null).cursor();
    }

    private static List<TicketChange> publicComments(List<TicketChange> changes) {
        return changes.stream().filter(c -> c.what() instanceof PublicComment).toList();
    }

    @Test
    void an_agents_answer_is_told_with_its_words_and_its_case() {
        String start = now();
        TicketWrite write = samples.create();
        ExternalRef ticket = done(write);
        fixture.agentReplies(ticket, "We are on it 🙂");
        List<TicketChange> told = publicComments(since(adapter, start).changes()).stream()
                .filter(change -> change.writeKey() == null)
                .toList();
        assertThat(told).extracting(TicketChange::eventId).isNotEmpty();
        assertThat(told).allSatisfy(change -> {
            assertThat(((PublicComment) change.what()).text()).isEqualTo("We are on it 🙂");
            assertThat(change.externalId()).isEqualTo(write.externalId());
            assertThat(change.ticket().sameAs(ticket)).isTrue();
        });
        assertThat(told.stream().map(TicketChange::eventId).distinct()).hasSize(1);
    }

    @Test
    void two_answers_with_the_same_words_are_two_events() {
        String start = now();
        ExternalRef ticket = done(samples.create());
        fixture.agentReplies(ticket, "Thank you");
        fixture.agentReplies(ticket, "Thank you");
        assertThat(agentsEventIds(since(adapter, start).changes())).hasSize(2);
    }

    private static List<String> agentsEventIds(List<TicketChange> changes) {
        return publicComments(changes).stream()
                .filter(change -> change.writeKey() == null)
                .map(TicketChange::eventId)
                .distinct()
                .toList();
    }

    @Test
    void a_change_that_is_told_again_has_the_same_event_id() {
        String start = now();
        ExternalRef ticket = done(samples.create());
        fixture.agentReplies(ticket, "First");
        Walk first = since(adapter, start);
        fixture.agentReplies(ticket, "Second");
        List<TicketChange> all = new ArrayList<>(first.changes());
        all.addAll(since(adapter, first.cursor()).changes());
        all.addAll(since(fixture.adapter(), start).changes());
        assertThat(agentsEventIds(all)).hasSize(2);
    }

    @Test
    void the_cursor_is_all_that_another_adapter_needs() {
        String start = now();
        ExternalRef ticket = done(samples.create());
        fixture.agentReplies(ticket, "First");
        Walk first = since(adapter, start);
        fixture.agentReplies(ticket, "Second");
        assertThat(publicComments(since(fixture.adapter(), first.cursor()).changes()))
                .extracting(change -> ((PublicComment) change.what()).text())
                .contains("Second");
    }

    @Test
    void the_first_call_begins_now() {
        ExternalRef ticket = done(samples.create());
        fixture.agentReplies(ticket, "Long ago");
        fixture.advance(A_WHILE);
        ChangePage first = adapter.changes(null);
        assertThat(publicComments(first.changes())).isEmpty();
        assertThat(publicComments(since(adapter, first.cursor()).changes())).isEmpty();
    }

    @Test
    void our_own_writes_are_left_out_or_known_by_their_keys() {
        String start = now();
        TicketWrite first = samples.create(2);
        ExternalRef ticket = done(first);
        TicketWrite second = samples.update(first, ticket);
        TicketWrite solved = samples.update(first, ticket, SampleWrites.status(CaseStatus.SOLVED), 1, false);
        done(second);
        done(solved);
        assertThat(publicComments(since(adapter, start).changes()))
                .extracting(TicketChange::writeKey)
                .isSubsetOf(first.key(), second.key(), solved.key());
    }

    @Test
    void our_own_writes_made_together_are_left_out_or_known_by_their_keys() {
        needs(HelpdeskCapability.BULK);
        String start = now();
        List<TicketWrite> writes = samples.creates(batch());
        done(writes);
        assertThat(publicComments(since(adapter, start).changes()))
                .extracting(TicketChange::writeKey)
                .isSubsetOf(writes.stream().map(TicketWrite::key).toList());
    }

    @Test
    void a_note_for_colleagues_is_never_told_as_an_answer() {
        needs(HelpdeskCapability.INTERNAL_COMMENTS);
        String start = now();
        TicketWrite write = samples.create();
        ExternalRef ticket = done(write);
        fixture.agentNotes(ticket, "Beware, an old acquaintance");
        done(samples.update(write, ticket, TicketFields.UNCHANGED, 1, true));
        List<TicketChange> changes = since(adapter, start).changes();
        assertThat(agentsEventIds(changes)).isEmpty();
        assertThat(changes.toString()).doesNotContain("old acquaintance");
    }

    @Test
    void an_agent_who_solves_a_ticket_is_heard() {
        String start = now();
        TicketWrite write = samples.create();
        ExternalRef ticket = done(write);
        fixture.agentSolves(ticket);
        assertThat(since(adapter, start).changes())
                .filteredOn(change -> change.writeKey() == null)
                .filteredOn(change -> change.what().equals(new TicketChange.StatusChange(CaseStatus.SOLVED)))
                .isNotEmpty()
                .allMatch(change -> change.externalId().equals(write.externalId()));
    }

    @Test
    void when_nothing_is_new_the_answer_says_when_to_come_again() {
        Walk nothing = since(adapter, now());
        assertThat(adapter.changes(nothing.cursor()).comeAgain()).isPositive();
    }
}
