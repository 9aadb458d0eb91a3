package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.support.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatchTest extends ZohoTest {
    @Test
    void a_hundred_people_take_a_call_for_each_fifty_and_module() {
        crm = ZohoCrm.of(fixture.config().alsoIn(Set.of("Leads")).build());
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            people.add(person("p" + i));
        }
        assertThat(crm.match(people)).hasSize(100);
        assertThat(zoho.routes()).hasSize(4).containsOnly("POST coql");
    }

    @Test
    void the_surest_comes_first_and_each_record_once() {
        String byMail = zoho.records.add(
                "Contacts", JsonObject.create().put("Last_Name", "A").put("Email", "Ann@Example.org"));
        String byKey = zoho.records.add(
                "Contacts",
                JsonObject.create()
                        .put("Last_Name", "B")
                        .put("Threadwell_Key", "fake:page-1/ann")
                        .put("Fake_Id", "ann"));
        List<CrmMatch> matches = crm.match(List.of(person("ann", "Ann", Map.of(Author.EMAIL, "ann@example.org"))))
                .get(0);
        assertThat(matches)
                .extracting(match -> match.record().id())
                .containsExactly("Contacts/" + byKey, "Contacts/" + byMail);
        assertThat(matches).extracting(CrmMatch::by).containsExactly("key", "email");
    }

    @Test
    void what_zoho_finds_more_loosely_is_not_taken() {
        zoho.records.add("Contacts", JsonObject.create().put("Last_Name", "A").put("Fake_Id", "ANN"));
        assertThat(crm.match(List.of(person("ann"))).get(0)).isEmpty();
    }

    @Test
    void what_would_mean_something_to_the_query_is_not_asked_for() {
        crm.match(List.of(person("x') or (id > '0", "X", Map.of(Author.EMAIL, "a'b@example.org"))));
        assertThat(zoho.calls()).isEmpty();
    }

    @Test
    void more_than_a_page_of_records_is_read() {
        for (int i = 0; i < 250; i++) {
            zoho.records.add(
                    "Contacts", JsonObject.create().put("Last_Name", "A" + i).put("Email", "same@example.org"));
        }
        assertThat(crm.match(List.of(person("ann", "Ann", Map.of(Author.EMAIL, "same@example.org"))))
                        .get(0))
                .hasSize(250);
        assertThat(zoho.calls()).hasSize(2);
    }
}
