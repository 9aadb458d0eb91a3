package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.hubspot.FakeHubSpot.Fault;
import io.threadwell.crm.hubspot.FakeHubSpot.Reply;
import io.threadwell.support.crm.FieldMapping.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WritingTest extends HubSpotTest {
    @Test
    void a_name_becomes_a_first_and_a_last_one_and_values_are_texts() {
        crm = HubSpotCrm.of(fixture.config()
                .property("followers", "followers")
                .property("verified", "checked")
                .build());
        ExternalRef record = done(write(
                person("ann", "Ann von  Stein", Map.of(Author.FOLLOWERS, "5000", Author.VERIFIED, "true")), null, 0));
        assertThat(contact(record))
                .containsEntry("firstname", "Ann von")
                .containsEntry("lastname", "Stein")
                .containsEntry("threadwell_key", "fake:page-1/ann")
                .containsEntry("fake_id", "ann")
                .containsEntry("fake_handle", "ann-handle")
                .containsEntry("followers", "5000")
                .containsEntry("checked", "true");
    }

    @Test
    void a_human_name_stays_and_one_that_follows_the_network_does_not() {
        ExternalRef record = add("firstname", "Ann", "lastname", "Stein-Meyer");
        done(write(person("ann", "Ann Stein", Map.of()), record, 0));
        assertThat(contact(record)).containsEntry("firstname", "Ann").containsEntry("lastname", "Stein-Meyer");
        crm = HubSpotCrm.of(
                fixture.config().property("name", "lastname", When.ALWAYS).build());
        done(write(person("ann", "Ann Stein", Map.of()), record, 0));
        assertThat(contact(record)).containsEntry("firstname", "Ann").containsEntry("lastname", "Stein");
        hubspot.forgetCalls();
        done(write(person("ann", "Ann Stein", Map.of()), record, 0));
        assertThat(hubspot.routes()).containsExactly("POST contacts/batch/read");
    }

    @Test
    void a_mail_address_that_hubspot_would_refuse_does_not_hold_up_the_person() {
        ExternalRef record = done(write(person("ann", "Ann", Map.of(Author.EMAIL, "no address")), null, 1));
        assertThat(contact(record)).doesNotContainKey("email");
    }

    @Test
    void somebody_whose_mail_address_another_contact_has_is_that_contact() {
        ExternalRef there = add("lastname", "Frau Ann", "email", "ann@example.org");
        CrmWrite write = write(person("ann", "Ann", Map.of(Author.EMAIL, "ann@example.org")), null, 2);
        assertThat(done(write).sameAs(there)).isTrue();
        assertThat(contact(there))
                .containsEntry("lastname", "Frau Ann")
                .containsEntry("threadwell_key", "fake:page-1/ann");
        assertThat(hubspot.records.all("contacts")).hasSize(1);
        write.interactions()
                .forEach(one -> assertThat(fixture.timesTold(there, one)).isEqualTo(1));
    }

    @Test
    void one_of_two_new_people_with_one_mail_address_comes_again() {
        add("lastname", "Frau Ann", "email", "ann@example.org");
        Map<String, String> mail = Map.of(Author.EMAIL, "ann@example.org");
        List<CrmResult> results = crm.sync(
                List.of(write(person("ann", "Ann", mail), null, 1), write(person("ann2", "Ann", mail), null, 1)));
        assertThat(results.get(0)).isInstanceOf(CrmResult.Done.class);
        assertThat(results.get(1)).isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(Conflict.class));
    }

    @Test
    void a_mail_address_that_another_contact_has_is_left_to_that_one() {
        add("lastname", "Other", "email", "ann@example.org");
        ExternalRef record = add("lastname", "Frau Ann");
        done(write(
                person("ann", "Ann", Map.of(Author.EMAIL, "ann@example.org", Author.PHONE, "49301234567")), record, 1));
        assertThat(contact(record)).doesNotContainKey("email").containsEntry("phone", "+49301234567");
        assertThat(hubspot.records.all("notes")).hasSize(1);
    }

    @Test
    void rows_find_their_people_in_whatever_order_they_come() {
        List<CrmWrite> writes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            writes.add(write(person("p" + i), null, 1));
        }
        List<CrmResult> results = crm.sync(writes);
        for (int i = 0; i < 20; i++) {
            assertThat(contact(((CrmResult.Done) results.get(i)).record())).containsEntry("fake_id", "p" + i);
        }
    }

    @Test
    void a_call_that_is_refused_as_a_whole_sinks_one_row_alone() {
        hubspot.records.refuseWholeCalls();
        hubspot.records.refuse(properties -> properties.text("fake_id", "").equals("p3"));
        List<CrmWrite> writes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writes.add(write(person("p" + i), null, 1));
        }
        List<CrmResult> results = crm.sync(writes);
        for (int i = 0; i < 8; i++) {
            assertThat(results.get(i)).isInstanceOf(i == 3 ? CrmResult.Failed.class : CrmResult.Done.class);
        }
        assertThat(hubspot.records.all("notes")).hasSize(7);
    }

    @Test
    void one_note_that_is_refused_fails_its_person_alone() {
        hubspot.records.refuse(
                properties -> properties.text("threadwell_key", "").equals("m1"));
        List<CrmResult> results = crm.sync(List.of(write(person("a"), null, 1), write(person("b"), null, 1)));
        assertThat(results.get(0)).isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(InvalidRequest.class));
        assertThat(results.get(1)).isInstanceOf(CrmResult.Done.class);
    }

    @Test
    void what_was_told_by_an_attempt_that_seemed_to_fail_is_not_told_again() {
        ExternalRef record = add("lastname", "Ann");
        CrmWrite write = write(person("ann"), record, 3);
        done(write);
        assertThat(done(write).sameAs(record)).isTrue();
        assertThat(hubspot.records.all("notes")).hasSize(3);
    }

    @Test
    void a_cut_among_many_notes_is_found_out_about_and_completed() {
        ExternalRef record = add("lastname", "Ann");
        CrmWrite write = write(person("ann"), record, 150);
        hubspot.next("POST notes/batch/create", Fault.CUT_AFTER);
        assertThat(sync(write)).isInstanceOf(CrmResult.Unknown.class);
        assertThat(crm.find(List.of(write)).get(0)).isInstanceOf(FindResult.Absent.class);
        done(again(write));
        assertThat(hubspot.records.all("notes")).hasSize(150);
        assertThat(crm.find(List.of(write)).get(0)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void reading_that_fails_is_no_doubt_about_writes() {
        ExternalRef record = add("lastname", "Ann");
        hubspot.next("POST contacts/batch/read", Fault.TOO_MANY);
        assertThat(sync(write(person("ann"), record, 1)))
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(RateLimited.class));
    }

    @Test
    void a_reference_of_another_system_is_refused_alone() {
        List<CrmResult> results = crm.sync(List.of(
                write(person("a"), new ExternalRef("hubspot", "Contacts/1", null), 1), write(person("b"), null, 1)));
        assertThat(results.get(0)).isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(InvalidRequest.class));
        assertThat(results.get(1)).isInstanceOf(CrmResult.Done.class);
    }

    @Test
    void too_many_writes_fail_each() {
        List<CrmWrite> writes = new ArrayList<>(Collections.nCopies(101, write(person("a"), null, 0)));
        assertThat(crm.sync(writes)).hasSize(101).allMatch(CrmResult.Failed.class::isInstance);
        assertThat(hubspot.calls()).isEmpty();
    }

    @Test
    void nobody_is_made_where_nobody_is_to_be_made() {
        crm = HubSpotCrm.of(
                fixture.config().createMissing(false).timeline(false).build());
        assertThat(crm.descriptor().capabilities())
                .containsExactlyInAnyOrder(CrmCapability.CONTEXT, CrmCapability.BULK);
        assertThat(sync(write(person("ann"), null, 1)))
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(UnsupportedOperation.class));
        ExternalRef record = add("lastname", "Ann");
        done(write(person("ann"), record, 1));
        assertThat(hubspot.records.all("notes")).isEmpty();
        assertThat(hubspot.records.all("contacts")).hasSize(1);
    }

    @Test
    void a_contact_that_was_merged_names_the_one_it_is_now() {
        ExternalRef record = add("lastname", "Ann");
        ExternalRef into = add("lastname", "Anna");
        fixture.merge(record, into);
        assertThat(sync(write(person("ann"), record, 1)))
                .isInstanceOfSatisfying(
                        CrmResult.Gone.class,
                        gone -> assertThat(gone.into().sameAs(into)).isTrue());
    }

    @Test
    void a_contact_that_vanished_and_was_made_anew_with_our_key_is_where_the_person_went() {
        ExternalRef record = add("lastname", "Ann");
        ExternalRef anew = add("lastname", "Ann", "threadwell_key", "fake:page-1/ann");
        fixture.delete(record);
        assertThat(sync(write(person("ann"), record, 1)))
                .isInstanceOfSatisfying(
                        CrmResult.Gone.class,
                        gone -> assertThat(gone.into().sameAs(anew)).isTrue());
    }

    @Test
    void an_answer_that_names_no_row_leaves_doubt_about_notes_alone() {
        ExternalRef record = add("lastname", "Ann");
        hubspot.answer("POST notes/batch/create", call -> new Reply(201, "{\"results\":[]}"));
        CrmWrite write = write(person("ann"), record, 1);
        assertThat(sync(write)).isInstanceOf(CrmResult.Unknown.class);
        done(again(write));
        assertThat(hubspot.records.all("notes")).hasSize(1);
    }
}
