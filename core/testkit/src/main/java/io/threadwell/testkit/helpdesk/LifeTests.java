package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.PersonaKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What becomes of tickets, whose they are, and what is kept with them. */
abstract class LifeTests extends HelpdeskTest {
    private static final byte[] PICTURE = "not a real picture \uD83D\uDE42".getBytes(StandardCharsets.UTF_8);

    LifeTests(HelpdeskContract contract) {
        super(contract);
    }

    @Test
    void a_checkup_says_as_whom_we_are_known_and_finds_nothing_wrong() {
        assertThat(adapter.checkup().who()).isNotBlank();
        assertThat(adapter.checkup().problems()).isEmpty();
    }

    @Test
    void a_field_that_the_helpdesk_lacks_is_told_before_anything_is_written() {
        assumeTrue(fixture.misconfigured().isPresent(), "fields are not mapped");
        assertThat(fixture.misconfigured().orElseThrow().checkup().problems())
                .singleElement()
                .asString()
                .hasSizeGreaterThan(20);
    }

    @Test
    void a_deleted_ticket_comes_as_a_change() {
        needs(HelpdeskCapability.LIFE);
        needs(HelpdeskCapability.CHANGES);
        TicketWrite write = samples.create();
        ExternalRef ticket = done(write);
        String begin = since(adapter, adapter.changes(null).cursor()).cursor();
        fixture.agentDeletes(ticket);
        assertThat(since(adapter, begin).changes())
                .filteredOn(change -> change.ticket().sameAs(ticket))
                .extracting(TicketChange::what)
                .contains(new TicketChange.Removed());
    }

    @Test
    void a_write_to_a_deleted_ticket_says_that_the_ticket_is_gone() {
        needs(HelpdeskCapability.LIFE);
        TicketWrite write = samples.create();
        ExternalRef ticket = done(write);
        fixture.agentDeletes(ticket);
        assertThat(write(List.of(samples.update(write, ticket))).get(0)).isInstanceOf(WriteResult.Gone.class);
    }

    @Test
    void a_merged_ticket_comes_as_a_change_and_takes_no_more_writes() {
        needs(HelpdeskCapability.LIFE);
        needs(HelpdeskCapability.CHANGES);
        TicketWrite first = samples.create();
        TicketWrite second = samples.create();
        ExternalRef from = done(first);
        ExternalRef into = done(second);
        String begin = since(adapter, adapter.changes(null).cursor()).cursor();
        assumeTrue(fixture.agentMerges(from, into), "nobody can merge tickets there");
        assertThat(since(adapter, begin).changes())
                .filteredOn(change -> change.what() instanceof TicketChange.MergedInto)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.ticket().sameAs(from)).isTrue();
                    assertThat(((TicketChange.MergedInto) change.what()).into().sameAs(into))
                            .isTrue();
                });
        assertThat(write(List.of(samples.update(first, from))).get(0)).isInstanceOf(WriteResult.Gone.class);
        TicketWrite further = samples.update(second, into);
        done(further);
        assertToldOnce(further);
    }

    @Test
    void what_a_customer_says_of_our_work_comes_as_a_change() {
        needs(HelpdeskCapability.RATINGS);
        needs(HelpdeskCapability.CHANGES);
        ExternalRef ticket = done(samples.create());
        String begin = since(adapter, adapter.changes(null).cursor()).cursor();
        fixture.customerIsSatisfied(ticket);
        assertThat(since(adapter, begin).changes())
                .filteredOn(change -> change.what() instanceof TicketChange.Rated)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.ticket().sameAs(ticket)).isTrue();
                    assertThat(((TicketChange.Rated) change.what()).score()).isGreaterThan(0.5);
                });
    }

    @Test
    void files_are_kept_with_the_ticket() {
        needs(HelpdeskCapability.ATTACHMENTS);
        TicketWrite write = withPicture(samples.create());
        TicketFiles files = (entry, index) -> Optional.of(
                new MediaFile(new ByteArrayInputStream(PICTURE), "image/png", "picture of " + entry.key() + ".png"));
        ExternalRef ticket = done(follow(adapter, List.of(write), adapter.sync(List.of(write), files))
                .get(0));
        assertThat(fixture.files(ticket).values()).containsExactly(PICTURE);
        assertToldOnce(write);
    }

    @Test
    void a_file_that_may_not_be_kept_is_told_by_its_link() {
        TicketWrite write = withPicture(samples.create());
        ExternalRef ticket = done(write);
        if (can(HelpdeskCapability.ATTACHMENTS)) {
            assertThat(fixture.files(ticket)).isEmpty();
        }
        assertToldOnce(write);
    }

    private static TicketWrite withPicture(TicketWrite write) {
        List<TicketEntry> entries = write.entries().stream()
                .map(entry -> new TicketEntry(
                        entry.key(),
                        entry.kind(),
                        entry.author(),
                        entry.customer(),
                        entry.at(),
                        entry.text(),
                        List.of(Attachment.of(Attachment.Kind.IMAGE, "https://network.example/picture.png")),
                        entry.permalink()))
                .toList();
        return new TicketWrite(
                write.key(),
                write.caseId(),
                write.externalId(),
                write.ticket(),
                write.fields(),
                entries,
                write.internal(),
                write.attempt());
    }

    @Test
    void a_ticket_gets_the_requester_who_the_person_turned_out_to_be() {
        needs(HelpdeskCapability.REQUESTER);
        TicketWrite write = samples.create();
        ExternalRef ticket = done(write);
        assertThat(fixture.requester(ticket)).isEqualTo(requester(write).key());
        Customer other = Customer.of(
                new PersonaKey(fixture.account(), "older-persona"), Author.of("older-persona", "Older Persona"));
        TicketFields fields = new TicketFields(null, null, null, null, null, Set.of(), Set.of(), other, Map.of(), null);
        done(samples.update(write, ticket, fields, 0, false));
        assertThat(fixture.requester(ticket)).isEqualTo(other.key());
    }

    private static Customer requester(TicketWrite write) {
        return Objects.requireNonNull(write.fields().requester());
    }
}
