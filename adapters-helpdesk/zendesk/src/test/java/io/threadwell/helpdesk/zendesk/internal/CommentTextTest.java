package io.threadwell.helpdesk.zendesk.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.helpdesk.zendesk.Writes;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommentTextTest {

    @Test
    void anEntryNamesAuthorTimePermalinkTextAndAttachments() {
        TicketEntry entry = new TicketEntry(
                "k",
                TicketEntry.Kind.CUSTOMER,
                new Author("5", "Anna\nAnt", "ant", null),
                Writes.SENT,
                "My order never came 😡",
                List.of(new Attachment(
                        Attachment.Kind.IMAGE, "https://cdn.example/1.png", "image/png", "box.png", "an empty box")),
                "https://fb.example/k");

        assertThat(CommentText.of(List.of(entry))).isEqualTo("""
                Anna Ant (@ant), 2026-03-01 09:58:07 UTC
                https://fb.example/k

                My order never came 😡

                [image box.png (an empty box)] https://cdn.example/1.png""");
    }

    @Test
    void eachKindIsSaidInWords() {
        assertThat(text(TicketEntry.Kind.OWN_ANSWER)).startsWith("Answered outside Zendesk by Customer u1");
        assertThat(text(TicketEntry.Kind.EDIT)).startsWith("Edited by Customer u1");
        assertThat(text(TicketEntry.Kind.DELETION)).startsWith("Deleted by Customer u1");
        assertThat(text(TicketEntry.Kind.NOTE)).startsWith("Note, 2026");
    }

    @Test
    void whatIsLongerThanAZendeskCommentIsCutBetweenCharacters() {
        TicketEntry entry = Writes.entry("k", TicketEntry.Kind.CUSTOMER, "u1", "😡".repeat(40_000));

        String text = CommentText.of(List.of(entry));

        assertThat(text.length()).isBetween(CommentText.MAX_LENGTH - 1, CommentText.MAX_LENGTH);
        assertThat(text).endsWith("[cut: too long for a Zendesk comment]").doesNotContain("\uD83D\n");
    }

    @Test
    void aCustomersPlaceholdersStayText() {
        TicketEntry entry = Writes.entry("k", TicketEntry.Kind.CUSTOMER, "u1", "{{{ticket.requester.email}} {% if %}");

        assertThat(CommentText.of(List.of(entry))).doesNotContain("{{", "{%").contains("ticket.requester.email}}");
    }

    @Test
    void theMarkStaysBelowOneKilobyte() {
        List<TicketEntry> many = IntStream.range(0, 300)
                .mapToObj(n -> Writes.entry("facebook:1001/1001_900000_" + n, "u" + n))
                .toList();
        TicketWrite write = Writes.with(Writes.create(1), many, false);

        String mark = AuditMark.of(write).toString();

        assertThat(mark.length()).isLessThan(1_000);
        assertThat(JsonValue.parse(mark).at("threadwell", "count").longValue()).hasValue(300);
        assertThat(JsonValue.parse(mark).at("threadwell", "write").text()).hasValue("c1");
    }

    private static String text(TicketEntry.Kind kind) {
        return CommentText.of(List.of(Writes.entry("k", kind, "u1", "words")));
    }
}
