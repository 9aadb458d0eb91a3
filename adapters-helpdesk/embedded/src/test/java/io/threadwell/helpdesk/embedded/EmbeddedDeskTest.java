package io.threadwell.helpdesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.api.store.PageRequest;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EmbeddedDeskTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryStore store = new InMemoryStore();
    private final EmbeddedDesk desk = new EmbeddedDesk(store.desk(WorkspaceId.DEFAULT), clock, Duration.ofSeconds(1));

    @Test
    void aCaseBecomesATicketAndFurtherMessagesItsComments() {
        ExternalRef ticket = done(desk.sync(List.of(write("k1", null, entry("m1", "Where is my order?")))));
        done(desk.sync(List.of(write("k2", ticket, entry("m2", "Still waiting")))));

        assertThat(desk.ticket(Long.parseLong(ticket.id()))).hasValueSatisfying(it -> {
            assertThat(it.externalId()).isEqualTo("case-7");
            assertThat(it.subject()).isEqualTo("Where is my order?");
            assertThat(it.status()).isEqualTo(CaseStatus.NEW);
        });
        assertThat(desk.comments(1))
                .extracting(DeskComment::text)
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("Where is my order?"),
                        second -> assertThat(second).endsWith("Still waiting"));
    }

    @Test
    @SuppressWarnings("NullAway") // what a host without null checks may do
    void everythingThatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> new EmbeddedDesk(null, null, Duration.ZERO))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage("Embedded desk: store is missing: give careStore.desk(workspace);"
                        + " clock is missing: give an InstantSource; changesInterval must be positive");
        assertThatThrownBy(() -> new EmbeddedDesk(null)).hasMessageContaining("store is missing");
    }

    @Test
    void theSameWriteAgainChangesNothing() {
        TicketWrite write = write("k1", null, entry("m1", "once"));

        assertThat(desk.sync(List.of(write))).isEqualTo(desk.sync(List.of(write)));

        assertThat(desk.tickets(List.of(), PageRequest.first(10)).items()).hasSize(1);
        assertThat(desk.comments(1)).hasSize(1);
    }

    @Test
    void severalMessagesInOneCommentAreToldApart() {
        TicketEntry photo = new TicketEntry(
                "m2",
                TicketEntry.Kind.CUSTOMER,
                Author.of("2", "Aino"),
                Instant.parse("2025-03-03T08:01:00Z"),
                "Katso",
                List.of(Attachment.of(Attachment.Kind.IMAGE, "https://img.example/1")),
                null);

        desk.sync(List.of(write("k1", null, entry("m1", "Hei"), photo)));

        assertThat(desk.comments(1)).extracting(DeskComment::text).containsExactly("""
                Maria · 2025-03-03 08:00:00 UTC · https://net.example/m1
                Hei

                Aino · 2025-03-03 08:01:00 UTC
                Katso
                [image] https://img.example/1""");
    }

    @Test
    void anEditAndADeletionAreNotesForColleagues() {
        ExternalRef ticket = done(desk.sync(List.of(write("k1", null, entry("m1", "text")))));
        TicketEntry edit = of(TicketEntry.Kind.EDIT, "better text");
        TicketEntry deletion = of(TicketEntry.Kind.DELETION, "");
        desk.sync(List.of(new TicketWrite(
                "k2", new CaseId(7), "case-7", ticket, TicketFields.UNCHANGED, List.of(edit, deletion), true, 1)));

        DeskComment note = desk.comments(1).get(1);
        assertThat(note.internal()).isTrue();
        assertThat(note.text())
                .contains("Maria edited a message", "better text")
                .endsWith("Maria deleted a message · 2025-03-03 08:00:00 UTC");
    }

    @Test
    void aLookFindsWhatWasWrittenAndOnlyThat() {
        TicketWrite written = write("k1", null, entry("m1", "text"));
        ExternalRef ticket = done(desk.sync(List.of(written)));

        assertThat(desk.find(List.of(written, write("k2", null, entry("m2", "text")))))
                .containsExactly(new FindResult.Found<>(ticket), new FindResult.Absent<>());
    }

    @Test
    void whatAgentsDoIsToldOnceAndOurOwnWritesNever() {
        String start = desk.changes(null).cursor();
        desk.sync(List.of(write("k1", null, entry("m1", "text"))));
        clock.advance(Duration.ofMinutes(5));
        desk.reply(1, "sam", "We are on it");
        desk.note(1, "sam", "known customer");
        desk.setStatus(1, "sam", CaseStatus.PENDING);
        desk.assign(1, "sam", "kim");
        desk.assign(1, "kim", null);

        ChangePage page = desk.changes(start);

        assertThat(page.changes())
                .extracting(TicketChange::what)
                .containsExactly(
                        new TicketChange.PublicComment("We are on it", List.of()),
                        new TicketChange.InternalComment(),
                        new TicketChange.StatusChange(CaseStatus.PENDING),
                        new TicketChange.AssigneeChange("kim"),
                        new TicketChange.AssigneeChange(null));
        assertThat(page.changes()).allSatisfy(change -> {
            assertThat(change.externalId()).isEqualTo("case-7");
            assertThat(change.at()).isEqualTo(clock.instant());
            assertThat(change.writeKey()).isNull();
        });
        assertThat(page.changes()).extracting(TicketChange::eventId).doesNotHaveDuplicates();
        assertThat(desk.changes(page.cursor()).changes()).isEmpty();
        assertThat(desk.changes(start)).isEqualTo(page);
        assertThat(desk.ticket(1))
                .hasValueSatisfying(it -> assertThat(it.assignee()).isNull());
    }

    @Test
    void theFirstLookForChangesBeginsNow() {
        desk.sync(List.of(write("k1", null, entry("m1", "text"))));
        desk.reply(1, "sam", "before");

        ChangePage first = desk.changes(null);
        desk.reply(1, "sam", "after");

        assertThat(first.changes()).isEmpty();
        assertThat(desk.changes(first.cursor()).changes())
                .extracting(TicketChange::what)
                .containsExactly(new TicketChange.PublicComment("after", List.of()));
    }

    @Test
    void manyChangesComeInPagesWithoutAWait() {
        desk.sync(List.of(write("k1", null, entry("m1", "text"))));
        for (int i = 0; i < 250; i++) {
            desk.note(1, "sam", "note " + i);
        }

        ChangePage first = desk.changes("0");
        ChangePage second = desk.changes(first.cursor());

        assertThat(first.comeAgain()).isZero();
        assertThat(first.changes().size() + second.changes().size()).isEqualTo(250);
        assertThat(second.comeAgain()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWriteToAMissingTicketDoesNotSinkTheOthers() {
        List<WriteResult> results = desk.sync(List.of(
                write("k1", null, entry("m1", "good")),
                write("k2", new ExternalRef(EmbeddedDesk.SYSTEM, "99", null), entry("m2", "bad")),
                write("k3", new ExternalRef(EmbeddedDesk.SYSTEM, "abc", null), entry("m3", "bad"))));

        assertThat(results.get(0)).isInstanceOf(WriteResult.Done.class);
        assertThat(results.subList(1, 3)).allSatisfy(result -> assertThat(result)
                .isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(NotFound.class)));
    }

    @Test
    void aDatabaseThatIsAwayIsAResultThatSaysSo() {
        store.setAway(true);

        assertThat(desk.sync(List.of(write("k1", null, entry("m1", "text")))))
                .singleElement()
                .isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(Unavailable.class));
    }

    @Test
    void agentsActionsAreGuarded() {
        assertThatThrownBy(() -> desk.reply(1, "sam", "text")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> desk.reply(1, "sam", "  ")).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> desk.note(1, " ", "text")).isInstanceOf(InvalidRequest.class);
        assertThatThrownBy(() -> desk.changes("not a cursor")).isInstanceOf(InvalidRequest.class);
    }

    @Test
    void ticketsAreListedByStatusTheLatestChangedFirst() {
        desk.sync(List.of(write("k1", null, entry("m1", "one")), write("k2", null, entry("m2", "two"))));
        clock.advanceSeconds(1);
        desk.setStatus(1, "sam", CaseStatus.SOLVED);

        assertThat(desk.tickets(List.of(), PageRequest.first(10)).items())
                .extracting(ticket -> ticket.number())
                .containsExactly(1L, 2L);
        assertThat(desk.tickets(List.of(CaseStatus.NEW), PageRequest.first(10)).items())
                .extracting(ticket -> ticket.number())
                .containsExactly(2L);
    }

    private static ExternalRef done(List<WriteResult> results) {
        return ((WriteResult.Done) results.get(0)).ticket();
    }

    private static TicketWrite write(String key, @Nullable ExternalRef ticket, TicketEntry... entries) {
        TicketFields fields = ticket != null
                ? TicketFields.UNCHANGED
                : new TicketFields(
                        "Where is my order?",
                        CaseStatus.NEW,
                        CasePriority.NORMAL,
                        null,
                        null,
                        Set.of("vip"),
                        Set.of(),
                        null,
                        Map.of("network", "test"),
                        null);
        return new TicketWrite(key, new CaseId(7), "case-7", ticket, fields, List.of(entries), false, 1);
    }

    private static TicketEntry entry(String key, String text) {
        return new TicketEntry(
                key,
                TicketEntry.Kind.CUSTOMER,
                Author.of("1", "Maria"),
                Instant.parse("2025-03-03T08:00:00Z"),
                text,
                List.of(),
                "https://net.example/" + key);
    }

    private static TicketEntry of(TicketEntry.Kind kind, String text) {
        return new TicketEntry(
                "m9", kind, Author.of("1", "Maria"), Instant.parse("2025-03-03T08:00:00Z"), text, List.of(), null);
    }
}
