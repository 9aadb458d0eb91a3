package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.support.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyncTest extends HelpScoutTest {
    private static TicketFields fields(CaseStatus status, String assignee, Set<String> add, Set<String> remove) {
        return new TicketFields(null, status, null, null, assignee, add, remove, null, Map.of(), null);
    }

    @Test
    void a_conversation_is_made_in_one_call_with_all_that_is_known() {
        FakeConversation made = conversation(done(Writes.create(1)));
        assertThat(helpScout.routes()).containsExactly("POST conversations");
        assertThat(made.subject).isEqualTo("Case 1");
        assertThat(made.status).isEqualTo("active");
        assertThat(made.tags).containsExactly("facebook", "social");
        assertThat(made.fields)
                .containsEntry(FakeAccount.KEY_FIELD, "tw_002D1")
                .containsEntry(FakeAccount.NETWORK_FIELD, "facebook");
        assertThat(made.threads).singleElement().satisfies(thread -> {
            assertThat(thread.type).isEqualTo("customer");
            assertThat(thread.at).isEqualTo(Writes.SENT);
        });
        assertThat(plain(made, 0))
                .startsWith("Customer u1, 2025-03-03 08:58:07 UTC")
                .contains("text of m1.");
    }

    @Test
    void the_agents_view_is_told() {
        assertThat(done(Writes.create(1)).url()).startsWith("https://secure.helpscout.net/conversation/");
    }

    @Test
    void nothing_that_is_written_makes_help_scout_mail_anybody() {
        ExternalRef ticket = done(Writes.create(1));
        TicketWrite update = Writes.update(1, ticket, "k1", "u1");
        done(update);
        TicketEntry own = Writes.entry("own", TicketEntry.Kind.OWN_ANSWER, "Ada", "We answered in the app.");
        done(Writes.with(Writes.update(1, ticket, "k2", "u1"), List.of(own), false));
        TicketEntry note = Writes.entry("note", TicketEntry.Kind.NOTE, "Ada", "Beware.");
        done(Writes.with(Writes.update(1, ticket, "k3", "u1"), List.of(note), true));
        assertThat(helpScout.account.mails).isEmpty();
        assertThat(helpScout.routes()).noneMatch(route -> route.endsWith("/reply"));
        assertThat(conversation(ticket).threads)
                .extracting(thread -> thread.type)
                .containsExactly("customer", "customer", "note", "note");
    }

    @Test
    void a_customer_is_known_by_an_address_that_no_mail_reaches() {
        FakeConversation one = conversation(done(Writes.create(1, "u7")));
        FakeConversation other = conversation(done(Writes.create(2, "u7")));
        FakeConversation another = conversation(done(Writes.create(3, "u8")));
        assertThat(one.customer)
                .matches("facebook\\.[0-9a-f]{32}@customers\\.invalid")
                .isEqualTo(other.customer);
        assertThat(another.customer).isNotEqualTo(one.customer);
        assertThat(helpScout.account.names.get(one.customer)).isEqualTo("Customer u7");
    }

    @Test
    void a_vouched_address_is_used_where_the_configuration_says_so_alone() {
        PersonaKey persona = new PersonaKey(AccountId.of("whatsapp", "1"), "49151");
        Author author = Author.of("49151", "Ida").withFacts(Map.of(Author.EMAIL, "ida@example.com"));
        TicketFields fields = new TicketFields(
                "S",
                CaseStatus.NEW,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                Customer.of(persona, author),
                Map.of(),
                null);
        TicketWrite write = Writes.with(Writes.create(1), fields);
        assertThat(conversation(done(write)).customer).endsWith("@customers.invalid");
        desk = HelpScoutHelpdesk.of(config().mailAddresses(true).build());
        assertThat(conversation(done(write)).customer).isEqualTo("ida@example.com");
    }

    @Test
    void long_names_are_cut_where_help_scout_ends_them() {
        String longName = "Maximiliane-Charlotte-Wilhelmine-Friederike von-und-zu-Hohenstein-Braunschweig-Wolfenbüttel";
        Customer customer = Customer.of(new PersonaKey(AccountId.of("x", "1"), "9"), Author.of("9", longName));
        TicketFields fields =
                new TicketFields("S", CaseStatus.NEW, null, null, null, Set.of(), Set.of(), customer, Map.of(), null);
        TicketWrite write = Writes.with(Writes.create(1), fields);
        done(write);
        JsonValue person = helpScout.calls("POST conversations").get(0).body().get("customer");
        assertThat(person.text("firstName", "")).hasSize(40);
        assertThat(person.text("lastName", "")).hasSize(40);
    }

    @Test
    void what_people_write_is_never_read_as_html() {
        TicketEntry entry = Writes.entry("m1", TicketEntry.Kind.CUSTOMER, "u1", "<script>alert('&')</script>\nbye");
        FakeConversation made = conversation(done(Writes.with(Writes.create(1), List.of(entry), false)));
        assertThat(made.threads.get(0).body).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(plain(made, 0)).contains("<script>alert('&')</script>\nbye");
    }

    @Test
    void a_thread_takes_one_call_and_fields_take_one_each_before_it() {
        ExternalRef ticket = done(Writes.create(1));
        helpScout.forgetCalls();
        done(Writes.update(1, ticket, "k1", "u1"));
        assertThat(helpScout.routes()).containsExactly("POST conversations/N/customer");
        helpScout.forgetCalls();
        done(Writes.with(Writes.update(1, ticket, "k2", "u1"), fields(CaseStatus.PENDING, "42", Set.of(), Set.of())));
        assertThat(helpScout.routes())
                .containsExactly("PATCH conversations/N", "PATCH conversations/N", "POST conversations/N/customer");
        assertThat(conversation(ticket).assignee).isEqualTo(42);
        assertThat(conversation(ticket).status).isEqualTo("pending");
    }

    @Test
    void tags_are_added_and_taken_away_among_those_of_agents() {
        ExternalRef ticket = done(Writes.create(1));
        helpScout.account.act(conversation(ticket).id, one -> one.tags.add("vip"));
        done(Writes.with(Writes.update(1, ticket, "k1", "u1"), fields(null, null, Set.of("urgent"), Set.of("social"))));
        assertThat(conversation(ticket).tags).containsExactly("facebook", "urgent", "vip");
    }

    @Test
    void facts_are_told_without_touching_what_agents_filled_in() {
        ExternalRef ticket = done(Writes.create(1));
        helpScout.account.act(conversation(ticket).id, one -> one.fields.put(700L, "by hand"));
        TicketFields facts = new TicketFields(
                null, null, null, null, null, Set.of(), Set.of(), null, Map.of("network", "instagram"), null);
        TicketWrite update = Writes.update(1, ticket, "k1", "u1");
        done(Writes.with(Writes.with(update, List.of(), false), facts));
        assertThat(conversation(ticket).fields)
                .containsEntry(700L, "by hand")
                .containsEntry(FakeAccount.NETWORK_FIELD, "instagram")
                .containsEntry(FakeAccount.KEY_FIELD, "tw_002D1");
    }

    @Test
    void an_assignee_is_a_number() {
        ExternalRef ticket = done(Writes.create(1));
        WriteResult result = sync(
                Writes.with(Writes.update(1, ticket, "k1", "u1"), fields(null, "ada@example.com", Set.of(), Set.of())));
        assertThat(result).isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(InvalidRequest.class));
    }

    @Test
    void a_write_to_a_merged_conversation_says_where_it_went_on() {
        ExternalRef from = done(Writes.create(1));
        ExternalRef into = done(Writes.create(2));
        helpScout.account.merge(conversation(from).id, conversation(into).id);
        assertThat(sync(Writes.update(1, from, "k1", "u1")))
                .isInstanceOfSatisfying(
                        WriteResult.Gone.class,
                        gone -> assertThat(gone.into().sameAs(into)).isTrue());
        assertThat(sync(Writes.with(Writes.update(1, from, "k2", "u1"), fields(null, null, Set.of("x"), Set.of()))))
                .isInstanceOf(WriteResult.Gone.class);
    }

    @Test
    void a_write_to_a_deleted_conversation_says_that_it_is_gone() {
        ExternalRef ticket = done(Writes.create(1));
        helpScout.account.act(conversation(ticket).id, one -> one.state = "deleted");
        assertThat(sync(Writes.update(1, ticket, "k1", "u1")))
                .isEqualTo(new WriteResult.Gone(null, "the conversation was deleted"));
    }

    @Test
    void a_full_conversation_takes_no_more() {
        ExternalRef ticket = done(Writes.create(1));
        helpScout.account.mostThreads(1);
        assertThat(sync(Writes.update(1, ticket, "k1", "u1"))).isInstanceOf(WriteResult.Gone.class);
    }

    @Test
    void a_conversation_that_never_was_is_not_found() {
        ExternalRef nowhere = new ExternalRef("helpscout", "5", null);
        assertThat(sync(Writes.update(1, nowhere, "k1", "u1")))
                .isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(NotFound.class));
    }

    @Test
    void a_file_that_is_too_large_is_told_by_its_link() {
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        FakeConversation made =
                conversation(((WriteResult.Done) desk.sync(List.of(withPicture()), (entry, index) -> file(large))
                                .get(0))
                        .ticket());
        assertThat(made.threads.get(0).files).isEmpty();
        assertThat(plain(made, 0)).contains("[image cat.png] https://fb.example/cat.png");
    }

    @Test
    void a_file_that_is_kept_is_told_as_attached() {
        FakeConversation made = conversation(
                ((WriteResult.Done) desk.sync(List.of(withPicture()), (entry, index) -> file(new byte[] {1}))
                                .get(0))
                        .ticket());
        assertThat(made.threads.get(0).files).containsOnlyKeys("cat.png");
        assertThat(plain(made, 0)).contains("[image cat.png] attached").doesNotContain("cat.png]  http");
    }

    @Test
    void a_file_that_cannot_be_had_now_fails_its_write_and_nothing_is_sent() throws IOException {
        TicketFiles away = (entry, index) -> {
            throw new Unavailable("503");
        };
        InputStream broken = InputStream.nullInputStream();
        broken.close();
        for (TicketFiles files :
                List.of(away, (TicketFiles) (entry, index) -> Optional.of(new MediaFile(broken, null, null)))) {
            assertThat(desk.sync(List.of(withPicture()), files).get(0))
                    .isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                            .isInstanceOf(Unavailable.class));
        }
        assertThat(helpScout.routes()).isEmpty();
    }

    private static Optional<MediaFile> file(byte[] bytes) {
        return Optional.of(new MediaFile(new ByteArrayInputStream(bytes), "image/png", null));
    }

    private static TicketWrite withPicture() {
        TicketEntry plain = Writes.entry("m1", "u1");
        TicketEntry entry = new TicketEntry(
                plain.key(),
                plain.kind(),
                plain.author(),
                plain.customer(),
                plain.at(),
                plain.text(),
                List.of(new Attachment(
                        Attachment.Kind.IMAGE, "https://fb.example/cat.png", "image/png", "cat.png", null)),
                null);
        return Writes.with(Writes.create(1), List.of(entry), false);
    }

    @Test
    void a_new_requester_is_found_or_made() {
        ExternalRef ticket = done(Writes.create(1));
        TicketFields to = new TicketFields(
                null, null, null, null, null, Set.of(), Set.of(), Writes.customer("u9"), Map.of(), null);
        TicketWrite change = Writes.with(Writes.with(Writes.update(1, ticket, "k1", "u1"), List.of(), false), to);
        helpScout.forgetCalls();
        done(change);
        String made = conversation(ticket).customer;
        assertThat(helpScout.routes()).containsExactly("GET customers", "POST customers", "PATCH conversations/N");
        helpScout.forgetCalls();
        done(change);
        assertThat(helpScout.routes()).containsExactly("GET customers", "PATCH conversations/N");
        assertThat(conversation(ticket).customer).isEqualTo(made);
    }
}
