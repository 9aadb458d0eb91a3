package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Call;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LostAnswersTest extends ZendeskTest {

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER", "DOWN_AFTER_EFFECT"})
    void aCreateThatTookEffectIsFoundAfterTheSettlingTime(Fault fault) {
        zendesk.next("POST /api/v2/tickets", fault);

        WriteResult.Unknown unknown = (WriteResult.Unknown) sync(Writes.create(1));

        assertThat(Duration.between(clock.instant(), unknown.lookAfter())).isEqualTo(Duration.ofSeconds(2));
        assertThat(find(Writes.create(1))).isInstanceOf(FindResult.Found.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "DOWN"})
    void aCreateThatTookNoEffectIsAbsentAndMadeAgainUnderTheSameKey(Fault fault) {
        zendesk.next("POST /api/v2/tickets", fault);
        assertThat(sync(Writes.create(1))).isInstanceOf(WriteResult.Unknown.class);
        assertThat(find(Writes.create(1))).isInstanceOf(FindResult.Absent.class);

        made(Writes.again(Writes.create(1)));

        List<Call> posts = zendesk.calls("POST /api/v2/tickets");
        assertThat(posts).hasSize(2);
        assertThat(posts.get(1).text()).isEqualTo(posts.get(0).text());
        assertThat(posts.get(1).headers()).containsEntry("idempotency-key", "c1");
        assertThat(zendesk.account.tickets).hasSize(1);
    }

    @Test
    void aCreateThatComesLateAfterAllIsKnownByItsKeyWhenMadeAgain() {
        zendesk.next("POST /api/v2/tickets", Fault.CUT_AFTER);
        sync(Writes.create(1));

        made(Writes.again(Writes.create(1)));

        assertThat(zendesk.account.tickets).hasSize(1);
    }

    @Test
    void manyCreatesThatTookEffectAreFoundByOneSearch() {
        List<TicketWrite> writes = sameCustomer(20);
        zendesk.next("POST /api/v2/tickets/create_many", Fault.CUT_AFTER);
        List<WriteResult> results = desk.sync(writes);
        zendesk.forgetCalls();

        assertThat(results).allSatisfy(result -> assertThat(((WriteResult.Unknown) result).lookAfter())
                .isEqualTo(clock.instant().plusSeconds(30)));
        assertThat(desk.find(writes)).hasSize(20).allMatch(FindResult.Found.class::isInstance);
        assertThat(zendesk.routes()).containsExactly("GET /api/v2/search");
    }

    @Test
    void manyCreatesThatTookNoEffectAreEachLookedForWithoutTheIndex() {
        List<TicketWrite> writes = sameCustomer(5);
        zendesk.next("POST /api/v2/tickets/create_many", Fault.CUT_BEFORE);
        desk.sync(writes);

        assertThat(desk.find(writes)).hasSize(5).allMatch(FindResult.Absent.class::isInstance);
        assertThat(zendesk.calls("GET /api/v2/tickets")).hasSize(5);
    }

    @Test
    void aLookThatIsCutShortKeepsWhatCameThroughAndTheRestComesLater() {
        List<TicketWrite> writes = sameCustomer(5);
        zendesk.next("POST /api/v2/tickets/create_many", Fault.CUT_BEFORE);
        desk.sync(writes);
        AtomicInteger looks = new AtomicInteger();
        zendesk.faults(
                route -> route.equals("GET /api/v2/tickets") && looks.incrementAndGet() == 3 ? Fault.DOWN : Fault.NONE);

        List<FindResult<ExternalRef>> found = desk.find(writes);

        assertThat(found.subList(0, 2)).allMatch(FindResult.Absent.class::isInstance);
        assertThat(found.subList(2, 5)).allMatch(FindResult.NotYet.class::isInstance);
    }

    @Test
    void anUpdateThatTookEffectIsFoundInTheAudits() {
        TicketWrite update = Writes.update(1, made(Writes.create(1)), "k2", "u1");
        zendesk.next("PUT /api/v2/tickets/N", Fault.CUT_AFTER);

        WriteResult.Unknown unknown = (WriteResult.Unknown) sync(update);

        assertThat(Duration.between(clock.instant(), unknown.lookAfter())).isEqualTo(Duration.ofSeconds(5));
        assertThat(find(update)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void anUpdateIsFoundOnALaterPageOfTheAudits() {
        ExternalRef ticket = made(Writes.create(1));
        for (int i = 0; i < 6; i++) {
            sync(Writes.update(1, ticket, "k" + i, "u1"));
        }

        assertThat(find(Writes.update(1, ticket, "k5", "u1"))).isInstanceOf(FindResult.Found.class);
        assertThat(find(Writes.update(1, ticket, "k6", "u1"))).isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void anUpdateThatIsSentAgainCannotDoubleAFirstAttemptThatComesLate() {
        TicketWrite update = Writes.update(1, made(Writes.create(1)), "k2", "u1");
        clock.advance(Duration.ofSeconds(3));
        zendesk.next("PUT /api/v2/tickets/N", Fault.CUT_BEFORE);
        sync(update);
        Call first = zendesk.calls("PUT /api/v2/tickets/N").get(0);
        clock.advance(Duration.ofSeconds(5));
        assertThat(find(update)).isInstanceOf(FindResult.Absent.class);
        zendesk.takeEffectLate(first);

        WriteResult again = sync(Writes.again(update));

        assertThat(again).isInstanceOf(WriteResult.Unknown.class);
        assertThat(find(Writes.again(update))).isInstanceOf(FindResult.Found.class);
        assertThat(zendesk.account.only().comments).hasSize(2);
    }

    @Test
    void anEarlierAttemptWithOtherEntriesIsNotTakenForTheWrite() {
        TicketWrite update = Writes.update(1, made(Writes.create(1)), "k2", "u1");
        sync(update);
        TicketWrite more = Writes.with(
                Writes.attempt(update, 3), List.of(Writes.entry("m-k2", "u1"), Writes.entry("later", "u1")), false);

        assertThat(find(more)).isInstanceOf(FindResult.CannotTell.class);
        assertThat(ZendeskHelpdesk.of(config().build()).sync(List.of(more)).get(0))
                .isInstanceOf(WriteResult.Unknown.class);
        assertThat(zendesk.account.only().comments).hasSize(2);
    }

    @Test
    void afterARestartAnUpdateIsLookedForBeforeItIsSentAgain() {
        TicketWrite update = Writes.update(1, made(Writes.create(1)), "k2", "u1");
        zendesk.next("PUT /api/v2/tickets/N", Fault.CUT_AFTER);
        sync(update);
        ZendeskHelpdesk other = ZendeskHelpdesk.of(config().build());

        assertThat(other.sync(List.of(Writes.again(update)))).first().isInstanceOf(WriteResult.Done.class);
        assertThat(zendesk.account.only().comments).hasSize(2);
    }

    @Test
    void anUpdateThatCertainlyHadNoEffectIsSentAgainWithoutALook() {
        TicketWrite update = Writes.update(1, made(Writes.create(1)), "k2", "u1");
        zendesk.next("PUT /api/v2/tickets/N", Fault.TOO_MANY);
        WriteResult.Failed refused = (WriteResult.Failed) sync(update);
        clock.advanceTo(((RateLimited) refused.error()).until());
        zendesk.forgetCalls();

        assertThat(sync(Writes.again(update))).isInstanceOf(WriteResult.Done.class);
        assertThat(zendesk.routes()).containsExactly("PUT /api/v2/tickets/N");
    }

    @Test
    void manyUpdatesOfABulkCallWithoutAnAnswerAreFoundOrSentAgainWithTheirStamps() {
        List<ExternalRef> tickets =
                finish(sameCustomer(4)).stream().map(ZendeskTest::ticket).toList();
        List<TicketWrite> updates = List.of(
                Writes.update(0, tickets.get(0), "a", "anna"),
                Writes.update(1, tickets.get(1), "b", "anna"),
                Writes.update(2, tickets.get(2), "c", "anna"));
        zendesk.next("PUT /api/v2/tickets/update_many", Fault.CUT_BEFORE);
        assertThat(desk.sync(updates)).allMatch(WriteResult.Unknown.class::isInstance);
        clock.advance(Duration.ofSeconds(30));
        assertThat(desk.find(updates)).allMatch(FindResult.Absent.class::isInstance);
        zendesk.forgetCalls();

        finish(updates.stream().map(Writes::again).toList());

        assertThat(zendesk.calls("PUT /api/v2/tickets/update_many").get(0).text())
                .contains("safe_update", "updated_stamp");
        assertThat(zendesk.calls("GET /api/v2/tickets/N/audits")).isEmpty();
        assertThat(zendesk.account.all())
                .filteredOn(ticket -> ticket.comments.size() == 2)
                .hasSize(3);
    }

    @Test
    void aKeyThatWasUsedWithAnotherBodyMeansThatAnEarlierAttemptTookEffect() {
        made(Writes.create(1));
        TicketWrite changed = Writes.with(Writes.create(1), List.of(Writes.entry("other", "u1")), false);

        assertThat(sync(Writes.again(changed))).isInstanceOf(WriteResult.Unknown.class);
        assertThat(zendesk.account.tickets).hasSize(1);
    }

    @Test
    void whereNobodyListensNothingTookEffect() {
        ZendeskHelpdesk nowhere = ZendeskHelpdesk.of(ZendeskConfig.builder()
                .baseUri(URI.create("http://127.0.0.1:1"))
                .oauth(Secret.of("t"))
                .clock(clock)
                .build());
        ExternalRef ticket = new ExternalRef("zendesk", "5", null);

        WriteResult result =
                nowhere.sync(List.of(Writes.update(1, ticket, "k", "u1"))).get(0);

        assertThat(((WriteResult.Failed) result).error()).isInstanceOf(Unavailable.class);
    }

    @Test
    void aLookThatFailsIsThrown() {
        zendesk.next("GET /api/v2/tickets", Fault.DOWN);

        assertThatThrownBy(() -> find(Writes.create(1))).isInstanceOf(Unavailable.class);
    }

    private FindResult<ExternalRef> find(TicketWrite write) {
        return desk.find(List.of(write)).get(0);
    }

    private static List<TicketWrite> sameCustomer(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(n -> Writes.create(n, "anna"))
                .toList();
    }
}
