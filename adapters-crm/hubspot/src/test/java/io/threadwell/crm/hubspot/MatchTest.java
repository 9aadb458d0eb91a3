package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchTest extends HubSpotTest {
    private List<CrmMatch> match(Contact person) {
        return crm.match(List.of(person)).get(0);
    }

    @Test
    void the_surest_comes_first_and_each_contact_once() {
        ExternalRef byHandle = add("lastname", "A", "fake_handle", "ANN-handle");
        ExternalRef byMail = add("lastname", "B", "email", "ann@example.org", "fake_handle", "ann-handle");
        ExternalRef byId = add("lastname", "C", "fake_id", "ann");
        assertThat(match(person("ann", "Ann", Map.of(Author.EMAIL, "Ann@Example.org"))))
                .extracting(match -> match.record().id() + " " + match.by())
                .containsExactly(byId.id() + " fake.id", byMail.id() + " email", byHandle.id() + " fake.handle");
    }

    @Test
    void whom_our_key_names_is_not_looked_for_any_further() {
        ExternalRef record = add("lastname", "A", "threadwell_key", "fake:page-1/ann");
        assertThat(match(person("ann"))).singleElement().satisfies(match -> {
            assertThat(match.record().sameAs(record)).isTrue();
            assertThat(match.by()).isEqualTo("key");
        });
        assertThat(hubspot.routes()).containsExactly("POST contacts/batch/read");
    }

    @Test
    void whom_we_have_just_made_is_found_before_searches_show_anybody() {
        ExternalRef record = done(write(person("ann"), null, 0));
        assertThat(match(person("ann")).get(0).record().sameAs(record)).isTrue();
    }

    @Test
    void a_telephone_number_is_found_in_another_writing() {
        ExternalRef record = add("lastname", "A", "phone", "+49 (30) 123-4567");
        assertThat(match(person("ann", "Ann", Map.of(Author.PHONE, "49301234567"))))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.record().sameAs(record)).isTrue();
                    assertThat(match.attested()).isTrue();
                });
    }

    @Test
    void a_telephone_number_without_its_country_only_looks_alike() {
        add("lastname", "A", "phone", "030 1234567");
        assertThat(match(person("ann", "Ann", Map.of(Author.PHONE, "49301234567"))))
                .singleElement()
                .satisfies(match -> assertThat(match.attested()).isFalse());
    }

    @Test
    void an_id_with_other_capitals_is_another_person() {
        add("lastname", "A", "fake_id", "ANN");
        assertThat(match(person("ann"))).isEmpty();
    }

    @Test
    void what_is_no_mail_address_is_not_asked_for() {
        for (String text : List.of("nobody", "a b@example.org", "\"x\"@example.org", "@", "ann@")) {
            match(person("ann", "Ann", Map.of(Author.EMAIL, text)));
        }
        assertThat(hubspot.calls())
                .noneMatch(call -> call.body().text("idProperty", "").equals("email"));
    }

    @Test
    void two_people_with_one_mail_address_ask_for_it_once() {
        add("lastname", "A", "email", "ann@example.org");
        List<List<CrmMatch>> matches = crm.match(List.of(
                person("a", "A", Map.of(Author.EMAIL, "ann@example.org")),
                person("b", "B", Map.of(Author.EMAIL, "ANN@example.org"))));
        assertThat(matches).hasSize(2).allMatch(one -> one.size() == 1);
    }

    @Test
    void a_hundred_people_take_few_calls() {
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            people.add(person("17841400000000" + (100 + i), "P", Map.of(Author.EMAIL, "p" + i + "@example.org")));
        }
        crm.match(people);
        assertThat(hubspot.calls()).hasSizeLessThanOrEqualTo(6);
        assertThat(hubspot.calls())
                .allMatch(
                        call -> !call.path().endsWith("/search") || call.text().length() <= 3_000);
    }
}
