package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Fault;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Reply;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangesTest extends ZendeskTest {
    private static final String EXPORT = "GET /api/v2/incremental/ticket_events";

    private String cursor = "";

    @Test
    void theFirstCallBeginsNowAndAsksNothing() {
        ChangePage page = desk.changes(null);

        assertThat(page.changes()).isEmpty();
        assertThat(page.comeAgain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(zendesk.calls()).isEmpty();
    }

    @Test
    void anAgentsPublicCommentIsTold() {
        ExternalRef ticket = begin();
        long comment = zendesk.account.comment(id(ticket), FakeAccount.AGENT, " We are looking into it. ", true);

        List<TicketChange> changes = changes();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.eventId()).isEqualTo(Long.toString(comment));
            assertThat(change.ticket().sameAs(ticket)).isTrue();
            assertThat(change.externalId()).isEqualTo("tw-1");
            assertThat(change.agent()).isEqualTo("7777");
            assertThat(change.at()).isEqualTo(clock.instant().minusSeconds(10));
            assertThat(change.what()).isEqualTo(new TicketChange.PublicComment("We are looking into it.", List.of()));
        });
    }

    @Test
    void anInternalCommentIsToldWithoutItsText() {
        ExternalRef ticket = begin();
        zendesk.account.comment(id(ticket), FakeAccount.AGENT, "for colleagues", false);

        assertThat(changes())
                .singleElement()
                .extracting(TicketChange::what)
                .isEqualTo(new TicketChange.InternalComment());
    }

    @Test
    void ourOwnWritesAndOtherPeoplesCommentsAreNotTold() {
        ExternalRef ticket = begin();
        sync(Writes.update(1, ticket, "k2", "u1"));
        zendesk.account.comment(id(ticket), 4711, "an end user by e-mail", true);
        zendesk.account.comment(id(ticket), FakeAccount.INTEGRATION, "somebody else with our credential", true);
        zendesk.account.comment(zendesk.account.foreignTicket(), FakeAccount.AGENT, "not our ticket", true);

        assertThat(changes()).isEmpty();
    }

    @Test
    void statusPriorityAssigneeAndTagsAreTold() {
        ExternalRef ticket = begin();
        change(ticket, JsonObject.create().put("status", "hold").put("previous_value", "open"));
        change(ticket, JsonObject.create().put("priority", "urgent"));
        change(
                ticket,
                JsonObject.create()
                        .put("field_name", "assignee_id")
                        .put("value", "7777")
                        .putNull("previous_value"));
        change(
                ticket,
                JsonObject.create()
                        .put("tags", List.of("a", "b"))
                        .put("added_tags", List.of("b"))
                        .put("removed_tags", List.of("c")));
        change(ticket, JsonObject.create().put("status", "a status of tomorrow"));
        change(ticket, JsonObject.create().put("custom_status_id", 5));

        assertThat(changes())
                .extracting(TicketChange::what)
                .containsExactly(
                        new TicketChange.StatusChange(CaseStatus.ON_HOLD),
                        new TicketChange.PriorityChange(CasePriority.URGENT),
                        new TicketChange.AssigneeChange("7777"),
                        new TicketChange.TagsChange(Set.of("b"), Set.of("c")));
    }

    @Test
    void whatATriggerDidAlongWithOurWriteIsToldAndNotOurWriteItself() {
        ExternalRef ticket = begin();
        JsonObject mark = JsonObject.create()
                .put(
                        "custom",
                        JsonObject.create()
                                .put("threadwell", JsonObject.create().put("write", "k")));
        JsonArray children = JsonArray.create()
                .add(JsonObject.create()
                        .put("id", 1)
                        .put("event_type", "Change")
                        .put("status", "open"))
                .add(JsonObject.create()
                        .put("id", 2)
                        .put("event_type", "Change")
                        .put("priority", "high")
                        .put("via", "Rule"))
                .add(JsonObject.create()
                        .put("id", 3)
                        .put("event_type", "Comment")
                        .put("comment_public", true)
                        .put("body", "ours")
                        .put("author_id", 1));
        JsonObject event = JsonObject.create()
                .put("id", 9)
                .put("ticket_id", id(ticket))
                .put("timestamp", clock.instant().getEpochSecond())
                .put("updater_id", 1)
                .put("metadata", mark)
                .put("child_events", children);
        zendesk.answer(
                EXPORT,
                call -> Reply.of(
                        200,
                        JsonObject.create()
                                .put("ticket_events", JsonArray.create().add(event))
                                .put("end_of_stream", true)
                                .put("end_time", clock.instant().getEpochSecond())));

        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.what()).isEqualTo(new TicketChange.PriorityChange(CasePriority.HIGH));
            assertThat(change.agent()).isNull();
        });
    }

    @Test
    void theOverlapIsAskedForAgainAndNotToldAgain() {
        ExternalRef ticket = begin();
        List<TicketChange> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            zendesk.account.comment(id(ticket), FakeAccount.AGENT, "answer " + i, true);
            clock.advance(Duration.ofSeconds(1));
            all.addAll(page().changes());
        }
        all.addAll(page().changes());

        assertThat(all).extracting(TicketChange::eventId).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aPageThatWasLostIsToldAgainUnderTheSameIds() {
        ExternalRef ticket = begin();
        zendesk.account.comment(id(ticket), FakeAccount.AGENT, "answer", true);
        String before = cursor;

        List<TicketChange> lost = changes();
        cursor = before;

        assertThat(page().changes()).isEqualTo(lost).hasSize(1);
        assertThat(page().changes()).isEmpty();
    }

    @Test
    void anotherNodeGoesOnWithTheSameCursor() {
        ExternalRef ticket = begin();
        zendesk.account.comment(id(ticket), FakeAccount.AGENT, "answer", true);
        desk = ZendeskHelpdesk.of(config().build());

        assertThat(changes())
                .singleElement()
                .extracting(TicketChange::externalId)
                .isEqualTo("tw-1");
        assertThat(zendesk.calls("GET /api/v2/tickets/show_many")).hasSize(1);
    }

    @Test
    void atTheEndItIsAskedAgainLaterAndBeforeItAtOnceAndAlwaysFarther() {
        begin();
        long start = Long.parseLong(cursor.replaceFirst("\\..*", ""));
        zendesk.answer(EXPORT, call -> end(start + 50, false));
        zendesk.answer(EXPORT, call -> end(start + 50, false));

        ChangePage first = page();
        ChangePage second = page();
        clock.advance(Duration.ofMinutes(2));
        ChangePage last = page();

        assertThat(first.comeAgain()).isZero();
        assertThat(second.comeAgain()).isZero();
        assertThat(last.comeAgain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(zendesk.calls(EXPORT))
                .extracting(call -> call.query().get("start_time"))
                .containsExactly("" + start, "" + (start + 50), "" + (start + 51));
    }

    @Test
    void aStartThatIsTooRecentForZendeskIsNoNews() {
        begin();
        zendesk.answer(
                EXPORT,
                call -> new Reply(
                        422,
                        "{\"error\":\"InvalidValue\",\"description\":\"Too recent start_time. Use a start_time older than 60 seconds\"}",
                        Map.of()));
        String before = cursor;

        assertThat(page().changes()).isEmpty();
        assertThat(cursor).isEqualTo(before);
    }

    @Test
    void noMoreExportsAreMadeThanZendeskAllows() {
        begin();
        for (int i = 0; i < 10; i++) {
            page();
        }

        assertThatThrownBy(this::page).isInstanceOfSatisfying(RateLimited.class, error -> assertThat(error.until())
                .isBefore(clock.instant().plusSeconds(65)));
        assertThat(zendesk.calls(EXPORT)).hasSize(10);
    }

    @Test
    void aFailedExportIsThrownAndAForeignCursorRefused() {
        begin();
        zendesk.next(EXPORT, Fault.DOWN);

        assertThatThrownBy(this::page).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> desk.changes("c123")).isInstanceOf(InvalidRequest.class);
    }

    private ExternalRef begin() {
        ExternalRef ticket = made(Writes.create(1));
        clock.advance(Duration.ofSeconds(5));
        cursor = desk.changes(null).cursor();
        return ticket;
    }

    private List<TicketChange> changes() {
        clock.advance(Duration.ofSeconds(10));
        return page().changes();
    }

    private ChangePage page() {
        ChangePage page = desk.changes(cursor);
        cursor = page.cursor();
        return page;
    }

    private void change(ExternalRef ticket, JsonObject event) {
        zendesk.account.change(id(ticket), FakeAccount.AGENT, event.put("id", 5).put("event_type", "Change"));
    }

    private static Reply end(long endTime, boolean endOfStream) {
        return Reply.of(
                200,
                JsonObject.create()
                        .put("ticket_events", JsonArray.create())
                        .put("end_of_stream", endOfStream)
                        .put("end_time", endTime));
    }

    private static long id(ExternalRef ticket) {
        return Long.parseLong(ticket.id());
    }
}
