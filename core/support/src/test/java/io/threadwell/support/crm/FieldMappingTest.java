package io.threadwell.support.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.support.crm.FieldMapping.When;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldMappingTest {
    private static final FieldMapping MAPPING = FieldMapping.none()
            .with("key", "External_Id__c")
            .with("name", "LastName", When.MADE)
            .with("email", "Email")
            .with("x.handle", "Twitter__c", When.ALWAYS);
    private static final Map<String, String> FACTS =
            Map.of("key", "x:1/7", "name", "Ann", "email", "a@example.org", "x.handle", "ann", "phone", "+4930");

    @Test
    void a_record_that_is_made_gets_all_that_is_mapped() {
        assertThat(MAPPING.made(FACTS))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "External_Id__c", "x:1/7", "LastName", "Ann", "Email", "a@example.org", "Twitter__c", "ann"));
    }

    @Test
    void what_a_human_wrote_stays_unless_the_mapping_says_otherwise() {
        assertThat(MAPPING.changed(FACTS, Map.of("LastName", "Berg", "Email", "b@example.org", "Twitter__c", "old")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("External_Id__c", "x:1/7", "Twitter__c", "ann"));
    }

    @Test
    void empty_fields_are_filled_in_and_what_is_the_same_is_not_written() {
        assertThat(MAPPING.changed(FACTS, Map.of("External_Id__c", "x:1/7", "Email", " ", "Twitter__c", "ann")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("Email", "a@example.org"));
    }

    @Test
    void our_key_follows_the_contact() {
        assertThat(MAPPING.changed(FACTS, Map.of("External_Id__c", "x:1/9", "Email", "b", "Twitter__c", "ann")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("External_Id__c", "x:1/7"));
    }

    @Test
    void ids_handles_and_addresses_are_searched_by() {
        assertThat(MAPPING.searchable())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("key", "External_Id__c", "email", "Email", "x.handle", "Twitter__c"));
        assertThat(MAPPING.field("email")).contains("Email");
        assertThat(MAPPING.fields()).containsExactlyInAnyOrder("External_Id__c", "LastName", "Email", "Twitter__c");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(MAPPING.problems()).isEmpty();
        assertThat(MAPPING.with("shoe-size", "Shoe__c")
                        .with("phone", " ")
                        .with("facebook.id", "Email")
                        .problems())
                .hasSize(3);
    }
}
