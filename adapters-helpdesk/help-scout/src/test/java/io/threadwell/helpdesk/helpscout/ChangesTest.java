package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketChange.AssigneeChange;
import io.threadwell.api.helpdesk.TicketChange.MergedInto;
import io.threadwell.api.helpdesk.TicketChange.PublicComment;
import io.threadwell.api.helpdesk.TicketChange.Rated;
import io.threadwell.api.helpdesk.TicketChange.Removed;
import io.threadwell.api.helpdesk.TicketChange.Restored;
import io.threadwell.api.helpdesk.TicketChange.StatusChange;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.helpscout.FakeConversation.FakeThread;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Fault;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest extends HelpScoutTest {
    private String cursor;

    private ExternalRef begin() {
        ExternalRef ticket = done(Writes.create(1));
        cursor = desk.changes(null).cursor();
        clock.advance(Duration.ofSeconds(5));
        return ticket;
    }

    private List<TicketChange> walk() {
        clock.advance(Duration.ofSeconds(30));
        List<TicketChange> changes = new ArrayList<>();
        ChangePage page;
        do {
            page = desk.changes(cursor);
            changes.addAll(page.changes());
            cursor = page.cursor();
        } while (page.comeAgain().isZero());
        return changes;
    }

    private FakeThread agent(ExternalRef ticket, String type, String body) {
        return helpScout.account.thread(conversation(ticket).id, type, FakeAccount.AGENT, body);
    }

    @Test
    void an_answer_comes_as_plain_text_with_its_files() {
        ExternalRef ticket = begin();
        agent(ticket, "message", "<p>Hello<br>there &amp; <b>welcome</b></p>")
                .files
                .put("map.png", new byte[1]);
        assertThat(walk()).singleElement().satisfies(change -> {
            PublicComment said = (PublicComment) change.what();
            assertThat(said.text()).isEqualTo("Hello\nthere & welcome");
            assertThat(said.attachments())
                    .containsExactly(new Attachment(
                            Attachment.Kind.IMAGE,
                            "https://secure.helpscout.net/file/9",
                            "image/png",
                            "map.png",
                            null));
            assertThat(change.agent()).isEqualTo("7777");
            assertThat(change.externalId()).isEqualTo("tw-1");
        });
    }

    @Test
    void what_is_told_once_is_not_told_again_to_the_same_walker() {
        ExternalRef ticket = begin();
        agent(ticket, "message", "One");
        assertThat(walk()).hasSize(1);
        assertThat(walk()).isEmpty();
        agent(ticket, "message", "Two");
        assertThat(walk())
                .extracting(change -> ((PublicComment) change.what()).text())
                .containsExactly("Two");
    }

    @Test
    void what_the_search_shows_late_is_told_all_the_same() {
        ExternalRef ticket = begin();
        helpScout.account.lag(Duration.ofSeconds(50));
        agent(ticket, "message", "Late");
        assertThat(walk()).isEmpty();
        assertThat(walk()).hasSize(1);
    }

    @Test
    void a_draft_is_told_when_it_is_sent() {
        ExternalRef ticket = begin();
        FakeThread draft = agent(ticket, "message", "Soon");
        draft.state = "draft";
        assertThat(walk()).isEmpty();
        clock.advance(Duration.ofHours(3));
        assertThat(walk()).isEmpty();
        helpScout.account.act(conversation(ticket).id, one -> draft.state = "published");
        assertThat(walk()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forwardparent", "forwardchild", "phone", "customer", "somethingnew"})
    void what_is_not_for_the_customer_is_never_told_as_an_answer(String type) {
        ExternalRef ticket = begin();
        agent(ticket, type, "Not for the customer");
        assertThat(walk()).noneMatch(change -> change.what() instanceof PublicComment);
    }

    @Test
    void what_a_customer_writes_by_mail_is_no_answer() {
        ExternalRef ticket = begin();
        FakeThread mail = agent(ticket, "message", "By mail");
        mail.by = "customer";
        assertThat(walk()).isEmpty();
    }

    @Test
    void what_our_own_user_did_is_no_news() {
        ExternalRef ticket = begin();
        long id = conversation(ticket).id;
        helpScout.account.thread(id, "message", FakeAccount.INTEGRATION, "By the bridge's own user");
        helpScout.account.setStatus(id, "closed", FakeAccount.INTEGRATION);
        done(Writes.update(1, ticket, "k1", "u1"));
        assertThat(walk()).isEmpty();
    }

    @Test
    void statuses_and_assignees_are_told() {
        ExternalRef ticket = begin();
        long id = conversation(ticket).id;
        helpScout.account.setStatus(id, "pending", FakeAccount.AGENT);
        clock.advance(Duration.ofSeconds(1));
        FakeThread given = agent(ticket, "lineitem", "");
        given.action = JsonObject.create().put("type", "changed-ticket-assignee");
        given.assignedTo = 42;
        clock.advance(Duration.ofSeconds(1));
        agent(ticket, "lineitem", "").action = JsonObject.create().put("type", "changed-ticket-assignee");
        clock.advance(Duration.ofSeconds(1));
        helpScout.account.setStatus(id, "closed", FakeAccount.AGENT);
        assertThat(walk())
                .extracting(TicketChange::what)
                .containsExactly(
                        new StatusChange(CaseStatus.PENDING),
                        new AssigneeChange("42"),
                        new AssigneeChange(null),
                        new StatusChange(CaseStatus.SOLVED));
    }

    @Test
    void a_deleted_conversation_that_is_restored_is_told_both_times() {
        ExternalRef ticket = begin();
        agent(ticket, "lineitem", "").action = JsonObject.create().put("type", "deleted-ticket");
        clock.advance(Duration.ofSeconds(1));
        agent(ticket, "lineitem", "").action = JsonObject.create().put("type", "restore-ticket");
        assertThat(walk()).extracting(TicketChange::what).containsExactly(new Removed(), new Restored());
    }

    @Test
    void a_rating_comes_with_its_words_although_the_answer_is_old() {
        ExternalRef ticket = begin();
        FakeThread answer = agent(ticket, "message", "Done");
        walk();
        clock.advance(Duration.ofDays(4));
        helpScout.account.act(
                conversation(ticket).id,
                one -> answer.rating =
                        JsonObject.create().put("rating", "not_good").put("comments", "Slow"));
        assertThat(walk()).extracting(TicketChange::what).containsExactly(new Rated(0, "not_good", "Slow"));
    }

    @Test
    void answers_that_came_with_a_merge_are_not_told_again_for_the_other_case() {
        ExternalRef from = begin();
        ExternalRef into = done(Writes.create(2));
        agent(from, "message", "For the first customer");
        assertThat(walk()).hasSize(1);
        clock.advance(Duration.ofMinutes(5));
        walk();
        helpScout.account.merge(conversation(from).id, conversation(into).id);
        assertThat(walk()).singleElement().satisfies(change -> {
            assertThat(change.what()).isInstanceOfSatisfying(MergedInto.class, merged -> assertThat(
                            merged.into().sameAs(into))
                    .isTrue());
            assertThat(change.externalId()).isEqualTo("tw-1");
            assertThat(change.ticket().sameAs(from)).isTrue();
        });
    }

    @Test
    void a_merge_into_a_conversation_that_is_none_of_ours_is_told() {
        ExternalRef from = begin();
        ExternalRef into = done(Writes.create(2));
        helpScout.account.act(conversation(into).id, one -> {
            one.fields.clear();
            one.threads.clear();
        });
        helpScout.account.merge(conversation(from).id, conversation(into).id);
        agent(into, "message", "Not for the customer of case 1 alone");
        assertThat(walk()).singleElement().satisfies(change -> assertThat(change.what())
                .isInstanceOf(MergedInto.class));
    }

    @Test
    void a_conversation_that_lost_its_field_is_known_by_its_mark() {
        ExternalRef ticket = begin();
        desk = HelpScoutHelpdesk.of(
                config().alsoWatch(Set.of(FakeAccount.MAILBOX + 1)).build());
        helpScout.account.act(conversation(ticket).id, one -> {
            one.fields.clear();
            one.mailbox = FakeAccount.MAILBOX + 1;
        });
        agent(ticket, "message", "From the other inbox");
        assertThat(walk()).singleElement().satisfies(change -> assertThat(change.externalId())
                .isEqualTo("tw-1"));
    }

    @Test
    void conversations_of_others_are_left_alone() {
        ExternalRef ticket = begin();
        helpScout.account.act(conversation(ticket).id, one -> {
            one.fields.clear();
            one.threads.clear();
        });
        agent(ticket, "message", "Of somebody else");
        helpScout.forgetCalls();
        assertThat(walk()).isEmpty();
        assertThat(helpScout.routes()).containsExactly("GET conversations");
    }

    @Test
    void all_pages_are_read_also_while_they_change() {
        List<ExternalRef> tickets = new ArrayList<>();
        for (int n = 0; n < 7; n++) {
            tickets.add(done(Writes.create(n)));
        }
        helpScout.account.pageSize(2);
        helpScout.account.lag(Duration.ZERO);
        clock.advance(Duration.ofMinutes(10));
        cursor = desk.changes(null).cursor();
        clock.advance(Duration.ofSeconds(5));
        tickets.forEach(ticket -> agent(ticket, "message", "Answer in " + ticket.id()));
        ChangePage first = desk.changes(cursor);
        // The last of all moves to the front while the pages are read.
        helpScout.account.act(conversation(tickets.get(0)).id, one -> {});
        cursor = first.cursor();
        List<TicketChange> changes = new ArrayList<>(first.changes());
        changes.addAll(walk());
        changes.addAll(walk());
        assertThat(changes.stream().map(TicketChange::eventId).distinct()).hasSize(7);
    }

    @Test
    void another_adapter_goes_on_in_the_midst_of_a_walk() {
        for (int n = 0; n < 5; n++) {
            done(Writes.create(n));
        }
        helpScout.account.pageSize(2);
        cursor = desk.changes(null).cursor();
        clock.advance(Duration.ofSeconds(5));
        helpScout.account.all().forEach(one -> helpScout.account.thread(one.id, "message", FakeAccount.AGENT, "Hi"));
        clock.advance(Duration.ofSeconds(30));
        ChangePage first = desk.changes(cursor);
        assertThat(first.comeAgain()).isZero();
        desk = HelpScoutHelpdesk.of(config().build());
        cursor = first.cursor();
        List<TicketChange> changes = new ArrayList<>(first.changes());
        changes.addAll(walk());
        assertThat(changes).hasSize(5);
    }

    @Test
    void nothing_from_before_the_beginning_is_told() {
        ExternalRef ticket = done(Writes.create(1));
        agent(ticket, "message", "Before");
        clock.advance(Duration.ofMinutes(1));
        cursor = desk.changes(null).cursor();
        clock.advance(Duration.ofSeconds(5));
        agent(ticket, "message", "After");
        assertThat(walk())
                .extracting(change -> ((PublicComment) change.what()).text())
                .containsExactly("After");
    }

    @Test
    void a_limit_is_told_and_the_cursor_stays_good() {
        ExternalRef ticket = begin();
        agent(ticket, "message", "Hello");
        helpScout.faults(route -> Fault.TOO_MANY);
        String at = cursor;
        assertThatThrownBy(() -> desk.changes(at)).isInstanceOf(RateLimited.class);
        helpScout.faults(route -> Fault.NONE);
        assertThat(walk()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.2.3.4", "1.2.x.4.5", "1.2.3.4.5.6"})
    void a_cursor_of_somebody_else_is_refused(String foreign) {
        assertThatThrownBy(() -> desk.changes(foreign)).isInstanceOf(InvalidRequest.class);
    }
}
