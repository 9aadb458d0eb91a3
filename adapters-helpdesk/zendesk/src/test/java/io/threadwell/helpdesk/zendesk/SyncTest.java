package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.zendesk.FakeAccount.Comment;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncTest extends ZendeskTest {

    @Test
    void aSingleCaseBecomesATicketOfItsCustomer() {
        ExternalRef ticket = made(Writes.create(1));

        FakeAccount.Ticket made = zendesk.account.only();
        long customer = zendesk.account.users.get(Writes.externalId("u1"));
        assertThat(ticket.id()).isEqualTo(Long.toString(made.id));
        assertThat(ticket.url()).isEqualTo(zendesk.uri() + "/agent/tickets/" + made.id);
        assertThat(made.externalId()).isEqualTo("tw-1");
        assertThat(made.made.longValue("requester_id")).hasValue(customer);
        assertThat(made.made.get("tags").elements())
                .extracting(tag -> tag.text().orElseThrow())
                .containsExactly("facebook", "social");
        Comment comment = made.comments.get(0);
        assertThat(comment.author()).isEqualTo(customer);
        assertThat(comment.open()).isTrue();
        assertThat(comment.body())
                .contains("Customer u1", "2026-03-01 09:58:07 UTC", "https://fb.example/m1", "text of m1.");
        assertThat(zendesk.routes()).containsExactly("POST /api/v2/users/create_or_update", "POST /api/v2/tickets");
        assertThat(zendesk.calls("POST /api/v2/tickets").get(0).headers()).containsEntry("idempotency-key", "c1");
    }

    @Test
    void theKeysOfWriteAndEntriesAreInTheAuditsMetadata() {
        made(Writes.create(1));

        JsonValue custom = JsonValue.parse(zendesk.account.only().audits.get(0).custom());
        assertThat(custom.at("threadwell", "write").text()).hasValue("c1");
        assertThat(custom.at("threadwell", "entries").at(0).text()).hasValue("m1");
    }

    @Test
    void aCustomerWhoIsKnownIsNotMadeAgain() {
        made(Writes.create(1, "anna"));
        made(Writes.create(2, "anna"));

        assertThat(zendesk.calls("POST /api/v2/users/create_or_update")).hasSize(1);
    }

    @Test
    void manyCasesGoInOneJobWithOneJobForTheirCustomers() {
        List<WriteResult> results = finish(Writes.creates(0, 100));

        assertThat(results).allMatch(WriteResult.Done.class::isInstance);
        assertThat(zendesk.account.tickets).hasSize(100);
        assertThat(zendesk.calls().size()).isLessThanOrEqualTo(5);
        for (int i = 0; i < 100; i++) {
            FakeAccount.Ticket ticket = zendesk.account.tickets.get(
                    Long.parseLong(ticket(results.get(i)).id()));
            assertThat(ticket.externalId()).isEqualTo("tw-" + i);
            assertThat(ticket.comments).hasSize(1);
        }
    }

    @Test
    void whoNeedsACustomerThatIsBeingMadeComesAgainLater() {
        List<WriteResult> results = desk.sync(Writes.creates(0, 3));

        assertThat(results).allSatisfy(result -> assertThat(((WriteResult.Failed) result).error())
                .isInstanceOfSatisfying(
                        RateLimited.class, error -> assertThat(error.until()).isAfter(clock.instant())));
        assertThat(zendesk.account.tickets).isEmpty();
    }

    @Test
    void customersAreFoundAgainWhenTheirJobTellsNoNames() {
        zendesk.account.resultsTellIndexAlone();

        List<WriteResult> results = finish(Writes.creates(0, 5));

        assertThat(results).allMatch(WriteResult.Done.class::isInstance);
        assertThat(zendesk.account.all()).allSatisfy(ticket -> assertThat(ticket.made.longValue("requester_id"))
                .hasValue(zendesk.account.users.get(
                        Writes.externalId("u" + ticket.externalId().substring(3)))));
    }

    @Test
    void aFurtherMessageIsACommentOfItsAuthor() {
        ExternalRef ticket = made(Writes.create(1));
        sync(Writes.update(1, ticket, "k2", "u1"));
        sync(Writes.update(1, ticket, "k3", "somebody-else"));

        List<Comment> comments = zendesk.account.only().comments;
        assertThat(comments).hasSize(3);
        assertThat(comments.get(1).author()).isEqualTo(zendesk.account.users.get(Writes.externalId("u1")));
        assertThat(comments.get(2).author()).isEqualTo(zendesk.account.users.get(Writes.externalId("somebody-else")));
    }

    @Test
    void afterARestartCustomersCommentsStayInTheirNames() {
        ExternalRef ticket = made(Writes.create(1));
        desk = ZendeskHelpdesk.of(config().build());
        zendesk.forgetCalls();

        sync(Writes.update(1, ticket, "k2", "u1"));
        sync(Writes.update(1, ticket, "k3", "u1"));

        assertThat(zendesk.account.only().comments)
                .extracting(Comment::author)
                .containsOnly(zendesk.account.users.get(Writes.externalId("u1")));
        assertThat(zendesk.calls("GET /api/v2/tickets/show_many")).isEmpty();
    }

    @Test
    void messagesOfSeveralPeopleInOneCommentAreToldApartAndInNobodysName() {
        ExternalRef ticket = made(Writes.create(1));
        TicketWrite both = Writes.with(
                Writes.update(1, ticket, "k2", "u1"), List.of(Writes.entry("a", "u1"), Writes.entry("b", "u2")), false);

        sync(both);

        Comment comment = zendesk.account.only().comments.get(1);
        assertThat(comment.author()).isEqualTo(FakeAccount.INTEGRATION);
        assertThat(comment.body()).containsSubsequence("Customer u1", "text of a.", "Customer u2", "text of b.");
    }

    @Test
    void anInternalCommentIsNeverPublicAndNobodysButOurs() {
        ExternalRef ticket = made(Writes.create(1));
        TicketEntry edit = Writes.entry("e", TicketEntry.Kind.EDIT, "u1", "now reads so");

        sync(Writes.with(Writes.update(1, ticket, "k2", "u1"), List.of(edit), true));

        Comment comment = zendesk.account.only().comments.get(1);
        assertThat(comment.open()).isFalse();
        assertThat(comment.author()).isEqualTo(FakeAccount.INTEGRATION);
        assertThat(comment.body()).contains("Edited by Customer u1", "now reads so");
    }

    @Test
    void upToTwoUpdatesGoSinglyAndMoreInAJob() {
        List<ExternalRef> tickets =
                finish(Writes.creates(0, 5)).stream().map(ZendeskTest::ticket).toList();
        zendesk.forgetCalls();

        desk.sync(List.of(Writes.update(0, tickets.get(0), "a", "u0"), Writes.update(1, tickets.get(1), "b", "u1")));
        assertThat(zendesk.routes()).containsOnly("PUT /api/v2/tickets/N").hasSize(2);

        zendesk.forgetCalls();
        finish(List.of(
                Writes.update(2, tickets.get(2), "c", "u2"),
                Writes.update(3, tickets.get(3), "d", "u3"),
                Writes.update(4, tickets.get(4), "e", "u4")));
        assertThat(zendesk.routes()).startsWith("PUT /api/v2/tickets/update_many");
        assertThat(zendesk.account.all())
                .allSatisfy(ticket -> assertThat(ticket.comments).hasSize(2));
    }

    @Test
    void tagsAreAddedAndTakenAwayWithoutReplacingTheOthers() {
        ExternalRef ticket = made(Writes.create(1));
        TicketFields tags = new TicketFields(
                null, CaseStatus.ON_HOLD, null, null, "7777", Set.of("vip"), Set.of("social"), null, Map.of(), null);

        finish(List.of(Writes.with(Writes.with(Writes.update(1, ticket, "k2", "u1"), List.of(), true), tags)));

        JsonValue body =
                zendesk.calls("PUT /api/v2/tickets/update_many").get(0).body().get("ticket");
        assertThat(body.at("additional_tags").at(0).text()).hasValue("vip");
        assertThat(body.at("remove_tags").at(0).text()).hasValue("social");
        assertThat(body.text("status")).hasValue("hold");
        assertThat(body.longValue("assignee_id")).hasValue(7777);
        assertThat(body.get("comment").isMissing()).isTrue();
    }

    @Test
    void aFollowUpNamesTheClosedTicket() {
        TicketFields fields = new TicketFields(
                "again",
                null,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                null,
                Map.of(),
                new ExternalRef("zendesk", "41", null));

        made(Writes.with(Writes.create(1), fields));

        assertThat(zendesk.account.only().made.longValue("via_followup_source_id"))
                .hasValue(41);
    }

    @Test
    void customFieldsAndDefaultTagsAreFilledWhereConfigured() {
        desk = ZendeskHelpdesk.of(config().customField("network", 11)
                .customField("handle", 12)
                .defaultTags(Set.of("threadwell"))
                .build());

        made(Writes.create(1));

        JsonValue made = zendesk.account.only().made;
        assertThat(made.get("custom_fields").raw()).isEqualTo("[{\"id\":11,\"value\":\"facebook\"}]");
        assertThat(made.get("tags").raw()).contains("threadwell");
    }

    @Test
    void aClosedTicketAndOneThatIsGoneArePermanentFailures() {
        ExternalRef ticket = made(Writes.create(1));
        zendesk.account.only().status = "closed";

        WriteResult closed = sync(Writes.update(1, ticket, "k2", "u1"));
        WriteResult gone = sync(Writes.update(1, new ExternalRef("zendesk", "99", null), "k3", "u1"));
        WriteResult foreign = sync(Writes.update(1, new ExternalRef("zendesk", "no number", null), "k4", "u1"));

        assertThat(((WriteResult.Failed) closed).error())
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("closed");
        assertThat(((WriteResult.Failed) gone).error()).isInstanceOf(NotFound.class);
        assertThat(((WriteResult.Failed) foreign).error()).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void itemsThatFailInAJobFailAloneAndCanBeTriedAgain() {
        zendesk.account.failItems(item -> item.text("external_id", "").equals("tw-2"));
        List<TicketWrite> writes = Writes.creates(0, 4);
        desk.sync(writes);
        clock.advance(Duration.ofSeconds(1));
        List<WriteResult> pending = desk.sync(writes);
        clock.advance(Duration.ofSeconds(1));

        List<WriteResult> results = resume(writes, pending);

        assertThat(results.get(2)).isInstanceOf(WriteResult.Failed.class);
        assertThat(results).filteredOn(WriteResult.Done.class::isInstance).hasSize(3);
    }

    @Test
    void jobsThatWorkAreAskedForAtGrowingIntervalsAndJobsThatAreGoneAreUnknown() {
        zendesk.account.jobTime(Duration.ofHours(1));
        List<TicketWrite> writes =
                List.of(Writes.create(1, "same"), Writes.create(2, "same"), Writes.create(3, "same"));
        List<WriteResult> pending = desk.sync(writes);
        WriteResult.Pending first = (WriteResult.Pending) pending.get(0);
        WriteResult.Pending second =
                (WriteResult.Pending) resume(writes, pending).get(0);
        WriteResult.Pending third =
                (WriteResult.Pending) resume(writes, pending).get(0);

        assertThat(Duration.between(clock.instant(), first.notBefore())).isEqualTo(Duration.ofMillis(400));
        assertThat(Duration.between(clock.instant(), second.notBefore())).isEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.between(clock.instant(), third.notBefore())).isEqualTo(Duration.ofSeconds(2));
        assertThat(zendesk.calls().stream().filter(call -> call.route().contains("job_statuses")))
                .hasSize(2);

        zendesk.account.forgetJobs();
        assertThat(resume(writes, pending))
                .allSatisfy(result -> assertThat(result).isInstanceOf(WriteResult.Unknown.class));
    }
}
