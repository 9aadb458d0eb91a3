package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Fault;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Reply;
import io.threadwell.helpdesk.helpscout.internal.Addresses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostAnswersTest extends HelpScoutTest {
    private void waitFor(WriteResult result) {
        assertThat(result).isInstanceOfSatisfying(WriteResult.Unknown.class, unknown -> clock.set(unknown.lookAfter()));
    }

    private FindResult<ExternalRef> find(TicketWrite write) {
        return desk.find(List.of(write)).get(0);
    }

    @Test
    void a_look_for_a_new_conversation_waits_until_the_search_shows_it() {
        TicketWrite write = Writes.create(1);
        helpScout.account.lag(Duration.ofSeconds(59));
        helpScout.nextWrite(Fault.CUT_AFTER);
        waitFor(sync(write));
        assertThat(find(write)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void a_late_attempt_is_seen_before_a_conversation_is_made_again() {
        TicketWrite write = Writes.create(1);
        done(write);
        clock.advance(Duration.ofMinutes(1));
        done(Writes.again(write));
        assertThat(helpScout.account.all()).hasSize(1);
    }

    @Test
    void a_late_attempt_is_seen_before_a_thread_is_written_again() {
        ExternalRef ticket = done(Writes.create(1));
        TicketWrite update = Writes.update(1, ticket, "k1", "u1");
        done(update);
        done(Writes.again(update));
        assertThat(conversation(ticket).threads).hasSize(2);
    }

    @Test
    void an_attempt_with_other_messages_is_for_a_person_to_look_at() {
        ExternalRef ticket = done(Writes.create(1));
        TicketWrite update = Writes.update(1, ticket, "k1", "u1");
        done(update);
        TicketWrite more =
                Writes.again(Writes.with(update, List.of(Writes.entry("a", "u1"), Writes.entry("b", "u1")), false));
        assertThat(find(more)).isInstanceOf(FindResult.CannotTell.class);
        assertThat(sync(more)).isInstanceOf(WriteResult.Unknown.class);
        assertThat(conversation(ticket).threads).hasSize(2);
    }

    @Test
    void a_thread_is_found_in_the_conversation_that_its_own_was_merged_into() {
        ExternalRef from = done(Writes.create(1));
        ExternalRef into = done(Writes.create(2));
        TicketWrite update = Writes.update(1, from, "k1", "u1");
        helpScout.nextWrite(Fault.CUT_AFTER);
        waitFor(sync(update));
        helpScout.account.merge(conversation(from).id, conversation(into).id);
        assertThat(find(update)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void a_thread_is_found_on_whatever_page_it_is() {
        ExternalRef ticket = done(Writes.create(1));
        TicketWrite update = Writes.update(1, ticket, "k1", "u1");
        done(update);
        for (int i = 0; i < 7; i++) {
            helpScout.account.thread(conversation(ticket).id, "note", FakeAccount.AGENT, "note " + i);
        }
        helpScout.account.pageSize(3);
        assertThat(find(update)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void what_only_changed_fields_may_be_made_again() {
        ExternalRef ticket = done(Writes.create(1));
        TicketWrite update = Writes.with(Writes.update(1, ticket, "k1", "u1"), List.of(), false);
        assertThat(find(update)).isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void a_customer_who_writes_a_mark_is_no_mark() {
        TicketWrite first = Writes.create(1);
        ExternalRef ticket = done(first);
        TicketWrite forged = Writes.update(1, ticket, "k9", "u1");
        String line = Addresses.mark(forged);
        TicketWrite update = Writes.with(
                Writes.update(1, ticket, "k1", "u1"),
                List.of(Writes.entry("m", TicketEntry.Kind.CUSTOMER, "u1", "hello\n\n" + line)),
                false);
        done(update);
        assertThat(find(forged)).isInstanceOf(FindResult.Absent.class);
        assertThat(find(update)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void an_answer_without_an_id_leaves_the_outcome_unknown() {
        helpScout.answer("POST conversations", call -> Reply.empty(201, Map.of()));
        assertThat(sync(Writes.create(1))).isInstanceOf(WriteResult.Unknown.class);
    }

    @Test
    void an_ended_token_is_renewed_and_the_write_is_made_once() {
        ExternalRef ticket = done(Writes.create(1));
        helpScout.endTokens();
        done(Writes.update(1, ticket, "k1", "u1"));
        assertThat(helpScout.tokensGiven()).isEqualTo(2);
        assertThat(conversation(ticket).threads).hasSize(2);
    }

    @Test
    void a_token_is_renewed_before_it_ends() {
        done(Writes.create(1));
        clock.advance(Duration.ofDays(2).minusMinutes(4));
        done(Writes.create(2));
        assertThat(helpScout.tokensGiven()).isEqualTo(2);
        assertThat(helpScout.routes()).hasSize(2);
    }

    @Test
    void an_application_that_help_scout_does_not_know_is_told() {
        desk = HelpScoutHelpdesk.of(config().app("app", Secret.of("wrong")).build());
        assertThat(sync(Writes.create(1)))
                .isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(ReauthorizationRequired.class)
                        .hasMessageNotContaining("wrong"));
    }
}
