package io.threadwell.testkit.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ExternalRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is there, and what the CRM knows of them. */
abstract class CrmMatchTests extends CrmTest {
    CrmMatchTests(CrmContract contract) {
        super(contract);
    }

    private String network() {
        return fixture.account().network().id();
    }

    private List<CrmMatch> matches(String person, Map<String, String> facts) {
        return adapter.match(List.of(person(person, facts))).get(0);
    }

    private void assertFound(ExternalRef record, List<CrmMatch> matches) {
        assertThat(matches).isNotEmpty();
        assertThat(matches.get(0).attested()).isTrue();
        assertThat(matches.get(0).record().sameAs(record)).isTrue();
        assertThat(matches.get(0).by()).isNotBlank();
    }

    @Test
    void the_crm_says_who_it_is_and_that_all_is_well() {
        assertThat(adapter.descriptor().maxBatch()).isPositive();
        assertThat(adapter.checkup().who()).isNotBlank();
        assertThat(adapter.checkup().problems()).isEmpty();
    }

    @Test
    void a_field_that_the_crm_lacks_is_told_before_anything_is_written() {
        assumeTrue(fixture.misconfigured().isPresent(), "fields are not mapped");
        assertThat(fixture.misconfigured().orElseThrow().checkup().problems())
                .singleElement()
                .asString()
                .hasSizeGreaterThan(20);
    }

    @Test
    void nobody_is_found_in_an_empty_crm() {
        assertThat(matches("nobody", Map.of(Author.EMAIL, "nobody@example.org", Author.PHONE, "49301111")))
                .isEmpty();
    }

    @Test
    void somebody_is_found_by_a_mail_address_that_the_network_vouches_for() {
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        settle();
        assertFound(record, matches("ann", Map.of(Author.EMAIL, "ann@example.org")));
        assertThat(matches("bob", Map.of(Author.EMAIL, "bob@example.org"))).noneMatch(CrmMatch::attested);
    }

    @Test
    void somebody_is_found_by_a_telephone_number() {
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", "phone", "+49301234567"));
        settle();
        assertFound(record, matches("ann", Map.of(Author.PHONE, "49301234567")));
    }

    @Test
    void somebody_is_found_by_the_id_on_the_network() {
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", network() + ".id", "ann"));
        settle();
        assertFound(record, matches("ann", Map.of()));
    }

    @Test
    void somebody_is_found_by_the_handle_on_the_network() {
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", network() + ".handle", "ann-handle"));
        settle();
        assertFound(record, matches("ann", Map.of()));
    }

    @Test
    void whom_we_made_is_found_by_our_key() {
        needs(CrmCapability.CREATE);
        ExternalRef record = done(write(person("ann"), null, 0));
        settle();
        assertFound(record, fixture.adapter().match(List.of(person("ann"))).get(0));
    }

    @Test
    void answers_stand_in_the_order_of_the_people() {
        ExternalRef ann = fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        ExternalRef bob = fixture.add(Map.of("name", "Herr Bob", "email", "bob@example.org"));
        settle();
        List<List<CrmMatch>> matches = adapter.match(List.of(
                person("bob", Map.of(Author.EMAIL, "bob@example.org")),
                person("nobody"),
                person("ann", Map.of(Author.EMAIL, "ann@example.org"))));
        assertThat(matches).hasSize(3);
        assertFound(bob, matches.get(0));
        assertThat(matches.get(1)).noneMatch(CrmMatch::attested);
        assertFound(ann, matches.get(2));
    }

    @Test
    void a_text_that_looks_like_the_crms_language_finds_nobody() {
        fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        settle();
        for (String text : List.of("x' OR 'a'='a", "a\"b\\c", "%", "*", "' --", "ann@example.org') or (id>'0")) {
            assertThat(matches("strange", Map.of(Author.EMAIL, text)))
                    .as("for %s", text)
                    .noneMatch(CrmMatch::attested);
        }
    }

    @Test
    void what_agents_want_to_know_is_read_for_many_in_their_order() {
        needs(CrmCapability.CONTEXT);
        ExternalRef ann = fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        ExternalRef bob = fixture.add(Map.of("name", "Herr Bob", "email", "bob@example.org"));
        ExternalRef gone = fixture.add(Map.of("name", "Frau Weg", "email", "weg@example.org"));
        fixture.delete(gone);
        settle();
        List<Optional<CustomerContext>> contexts = adapter.context(List.of(bob, gone, ann));
        assertThat(contexts).hasSize(3);
        assertThat(contexts.get(0).orElseThrow().name()).contains("Bob");
        assertThat(contexts.get(1)).isEmpty();
        assertThat(contexts.get(2).orElseThrow().name()).contains("Ann");
        assertThat(contexts.get(2).orElseThrow().record().sameAs(ann)).isTrue();
    }
}
