package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.FakeZoho.Fault;
import io.threadwell.crm.zoho.FakeZoho.Reply;
import io.threadwell.support.crm.FieldMapping.When;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WritingTest extends ZohoTest {
    @Test
    void a_person_is_made_by_key_in_one_call_and_the_messages_in_another() {
        ExternalRef record = done(write(
                person("ann", "Ann Maria von Stein", Map.of(Author.EMAIL, "ann@example.org", Author.PHONE, "49301")),
                null,
                2));
        assertThat(zoho.routes()).containsExactly("POST Contacts/upsert", "POST Notes");
        JsonValue made = contact(record);
        assertThat(made.text("First_Name")).contains("Ann Maria von");
        assertThat(made.text("Last_Name")).contains("Stein");
        assertThat(made.text("Threadwell_Key")).contains("fake:page-1/ann");
        assertThat(made.text("Phone")).contains("+49301");
        assertThat(made.text("Fake_Handle")).contains("ann-handle");
        assertThat(record.url()).startsWith("https://crm.zoho.com/crm/tab/Contacts/");
        assertThat(zoho.calls()
                        .get(0)
                        .body()
                        .get("duplicate_check_fields")
                        .at(0)
                        .text())
                .contains("Threadwell_Key");
    }

    @Test
    void what_we_write_starts_no_workflow_unless_it_is_wanted() {
        done(write(person("ann"), null, 0));
        assertThat(zoho.calls())
                .allSatisfy(
                        call -> assertThat(call.body().get("trigger").isArray()).isTrue());
        crm = ZohoCrm.of(fixture.config().workflows(true).build());
        zoho.forgetCalls();
        done(write(person("bob"), null, 0));
        assertThat(zoho.calls())
                .allSatisfy(call ->
                        assertThat(call.body().get("trigger").isMissing()).isTrue());
    }

    @Test
    void a_note_tells_where_it_is_and_ends_with_its_key() {
        done(write(person("ann"), null, 1));
        assertThat(zoho.records.all("Notes").values()).singleElement().satisfies(note -> {
            assertThat(note.text("Note_Title")).contains("Comment from the customer on fake");
            assertThat(note.text("Note_Content", ""))
                    .startsWith("Words of m1.")
                    .contains("https://fake.example/m1", "Case 4711")
                    .endsWith("\nThreadwell m1");
        });
    }

    @Test
    void a_lead_has_a_company_and_its_module_in_its_reference() {
        crm = ZohoCrm.of(fixture.config().module("Leads").leadCompany("Private").build());
        ExternalRef record = done(write(person("ann"), null, 1));
        assertThat(record.id()).startsWith("Leads/");
        assertThat(zoho.records.all("Leads").get(ZohoFixture.id(record)).text("Company"))
                .contains("Private");
        assertThat(crm.match(List.of(person("ann"))).get(0))
                .singleElement()
                .satisfies(match -> assertThat(match.record().sameAs(record)).isTrue());
    }

    @Test
    void a_lead_that_became_a_contact_is_gone_into_it() {
        crm = ZohoCrm.of(
                fixture.config().module("Leads").alsoIn(Set.of("Contacts")).build());
        ExternalRef lead = done(write(person("ann"), null, 0));
        zoho.records.delete("Leads", ZohoFixture.id(lead));
        String contact = zoho.records.add(
                "Contacts", JsonObject.create().put("Last_Name", "Ann").put("Threadwell_Key", "fake:page-1/ann"));
        assertThat(sync(write(person("ann"), lead, 1))).isInstanceOfSatisfying(CrmResult.Gone.class, gone -> assertThat(
                        gone.into().id())
                .isEqualTo("Contacts/" + contact));
    }

    @Test
    void numbers_and_checkboxes_are_written_as_what_they_are() {
        crm = ZohoCrm.of(fixture.config()
                .field("followers", "Followers", When.ALWAYS)
                .field("verified", "Verified")
                .build());
        Map<String, String> facts = Map.of(Author.FOLLOWERS, "1200", Author.VERIFIED, "true");
        ExternalRef record = done(write(person("ann", "Ann", facts), null, 0));
        assertThat(contact(record).longValue("Followers")).hasValue(1200);
        assertThat(contact(record).bool("Verified")).isTrue();
        done(write(person("ann", "Ann", Map.of(Author.FOLLOWERS, "1300")), record, 0));
        assertThat(contact(record).longValue("Followers")).hasValue(1300);
        zoho.forgetCalls();
        done(write(person("ann", "Ann", Map.of(Author.FOLLOWERS, "1300")), record, 0));
        assertThat(zoho.routes()).containsExactly("GET Contacts");
    }

    @Test
    void what_a_human_changed_stays_when_a_person_is_made_once_more() {
        CrmWrite write = write(person("ann"), null, 0);
        ExternalRef record = done(write);
        zoho.records.set("Contacts", ZohoFixture.id(record), "Last_Name", "By Hand");
        done(again(write));
        assertThat(contact(record).text("Last_Name")).contains("By Hand");
    }

    @Test
    void nobody_is_made_where_that_is_not_wanted() {
        crm = ZohoCrm.of(fixture.config().createMissing(false).build());
        assertThat(sync(write(person("ann"), null, 1)))
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(UnsupportedOperation.class));
        assertThat(zoho.calls()).isEmpty();
    }

    @Test
    void a_call_that_is_refused_as_a_whole_is_parted_until_one_row_is_alone() {
        List<CrmWrite> writes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writes.add(write(person("p" + i), null, 1));
        }
        for (int i = 0; i < 100; i++) {
            zoho.answer(
                    "POST Contacts/upsert",
                    call -> call.text().contains("page-1/p5")
                            ? Reply.of(400, FakeRecords.error("INVALID_DATA", "Last_Name"))
                            : zoho.records.answer(call));
        }
        List<CrmResult> results = crm.sync(writes);
        for (int i = 0; i < 8; i++) {
            assertThat(results.get(i)).isInstanceOf(i == 5 ? CrmResult.Failed.class : CrmResult.Done.class);
        }
        assertThat(zoho.records.all("Contacts")).hasSize(7);
    }

    @Test
    void a_message_that_is_refused_fails_its_person_alone() {
        zoho.records.refuse(row -> row.text("Note_Content", "").contains("Words of m2."));
        List<CrmResult> results = crm.sync(
                List.of(write(person("ann"), null, 1), write(person("bob"), null, 0), write(person("eve"), null, 1)));
        assertThat(results.get(0)).isInstanceOf(CrmResult.Done.class);
        assertThat(results.get(1)).isInstanceOf(CrmResult.Done.class);
        assertThat(results.get(2)).isInstanceOf(CrmResult.Done.class);
        CrmWrite bad = write(person("mia"), null, 1);
        zoho.records.refuse(row ->
                row.text("Note_Content", "").contains(bad.interactions().get(0).text()));
        List<CrmResult> mixed = crm.sync(List.of(write(person("tom"), null, 2), bad));
        assertThat(mixed.get(0)).isInstanceOf(CrmResult.Done.class);
        assertThat(mixed.get(1)).isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(InvalidRequest.class));
    }

    @Test
    void notes_are_found_on_whatever_page_they_are() {
        zoho.records.notePage(2);
        CrmWrite write = write(person("ann"), null, 5);
        ExternalRef record = done(write);
        assertThat(crm.find(List.of(write)).get(0)).isEqualTo(new FindResult.Found<>(record));
        done(again(write));
        assertThat(zoho.records.all("Notes")).hasSize(5);
    }

    @Test
    void what_took_effect_in_part_is_absent_and_completed() {
        CrmWrite write = write(person("ann"), null, 2);
        CrmWrite half = new CrmWrite(
                write.key(), write.contact(), null, true, write.interactions().subList(0, 1), 1);
        done(half);
        assertThat(crm.find(List.of(write)).get(0)).isInstanceOf(FindResult.Absent.class);
        done(again(write));
        assertThat(zoho.records.all("Notes")).hasSize(2);
    }

    @Test
    void a_reference_of_another_system_is_refused() {
        CrmWrite write = write(person("ann"), new ExternalRef("zoho", "17", null), 1);
        assertThat(sync(write)).isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(InvalidRequest.class));
    }

    @Test
    void more_than_a_hundred_are_refused_without_a_call() {
        List<CrmWrite> writes = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            writes.add(write(person("p" + i), null, 0));
        }
        assertThat(crm.sync(writes)).hasSize(101).allSatisfy(result -> assertThat(result)
                .isInstanceOf(CrmResult.Failed.class));
        assertThat(zoho.calls()).isEmpty();
    }

    @Test
    void an_ended_token_is_renewed_and_the_call_made_once_more() {
        done(write(person("ann"), null, 0));
        zoho.endTokens();
        done(write(person("bob"), null, 1));
        assertThat(zoho.tokensGiven()).isEqualTo(2);
        assertThat(zoho.records.all("Contacts")).hasSize(2);
        assertThat(zoho.records.all("Notes")).hasSize(1);
    }

    @Test
    void a_token_is_renewed_before_it_ends() {
        done(write(person("ann"), null, 0));
        fixture.advance(Duration.ofMinutes(58));
        done(write(person("bob"), null, 0));
        assertThat(zoho.tokensGiven()).isEqualTo(2);
    }

    @Test
    void refusals_of_tokens_are_told_apart_although_they_come_with_success() {
        zoho.refuseTokens("invalid_code");
        assertThat(sync(write(person("ann"), null, 0)))
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(ReauthorizationRequired.class));
        zoho.refuseTokens("Access Denied");
        assertThat(sync(write(person("ann"), null, 0)))
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                                .isEqualTo(fixture.now().plus(Duration.ofMinutes(10)))));
    }

    @Test
    void after_too_many_calls_nothing_is_sent_for_a_while() {
        zoho.nextWrite(Fault.TOO_MANY);
        sync(write(person("ann"), null, 0));
        sync(write(person("ann"), null, 0));
        assertThat(zoho.calls()).hasSize(1);
        fixture.advance(Duration.ofSeconds(61));
        done(write(person("ann"), null, 0));
    }

    @Test
    void credits_that_are_kept_back_are_left_to_others() {
        crm = ZohoCrm.of(fixture.config().keepCredits(100).build());
        zoho.credits(101);
        done(write(person("ann"), null, 0));
        zoho.credits(100);
        done(write(person("bob"), null, 0));
        zoho.forgetCalls();
        assertThat(sync(write(person("eve"), null, 0)))
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(RateLimited.class));
        assertThat(zoho.calls()).isEmpty();
        zoho.credits(5000);
        fixture.advance(Duration.ofMinutes(15));
        done(write(person("eve"), null, 0));
    }
}
