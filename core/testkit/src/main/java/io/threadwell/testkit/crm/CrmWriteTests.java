package io.threadwell.testkit.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records are made and completed, and timelines grow. */
abstract class CrmWriteTests extends CrmTest {
    private static final int ONE_CALL = 100;

    CrmWriteTests(CrmContract contract) {
        super(contract);
    }

    @Test
    void a_person_becomes_a_record_with_what_is_publicly_known() {
        needs(CrmCapability.CREATE);
        CrmWrite write = write(person("ann", Map.of(Author.EMAIL, "ann@example.org")), null, 2);
        ExternalRef record = done(write);
        assertThat(record.system()).isEqualTo(adapter.descriptor().system());
        assertThat(record.id()).isNotBlank();
        assertThat(fixture.records(write.contact().key().toString())).isEqualTo(1);
        assertThat(fixture.facts(record)).containsEntry("email", "ann@example.org");
        assertThat(fixture.facts(record).get("name")).contains("Person ann");
        assertToldOnce(record, write);
    }

    @Test
    void the_same_write_again_changes_nothing() {
        needs(CrmCapability.CREATE);
        CrmWrite write = write(person("ann"), null, 2);
        ExternalRef record = done(write);
        settle();
        assertThat(done(fixture.adapter().sync(List.of(again(write))).get(0)).sameAs(record))
                .isTrue();
        assertThat(fixture.records(write.contact().key().toString())).isEqualTo(1);
        assertToldOnce(record, write);
    }

    @Test
    void a_person_of_whom_only_an_id_is_known_becomes_a_record() {
        needs(CrmCapability.CREATE);
        Contact named = person("4711");
        Contact nameless = new Contact(
                named.key(), List.of(new Persona(named.key(), Author.of("4711", null), fixture.now())), List.of());
        done(write(nameless, null, 1));
        assertThat(fixture.records(named.key().toString())).isEqualTo(1);
    }

    @Test
    void what_somebody_filled_in_by_hand_stays_and_what_is_empty_is_filled_in() {
        ExternalRef record = fixture.add(Map.of("name", "Frau Dr. Ann", "phone", "+49301234567"));
        settle();
        Contact ann = person("ann", Map.of(Author.EMAIL, "ann@example.org", Author.PHONE, "4999999"));
        done(write(ann, record, 0));
        assertThat(fixture.facts(record))
                .containsEntry("phone", "+49301234567")
                .containsEntry("email", "ann@example.org");
        assertThat(fixture.facts(record).get("name")).contains("Dr. Ann");
        settle();
        assertThat(fixture.records(ann.key().toString()))
                .as("the record carries our key")
                .isEqualTo(1);
    }

    @Test
    void a_timeline_grows_and_shows_each_interaction_once() {
        needs(CrmCapability.TIMELINE);
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        settle();
        CrmWrite first = write(person("ann"), record, 2);
        CrmWrite second = write(person("ann"), record, 1);
        done(first);
        done(second);
        assertToldOnce(record, first);
        assertToldOnce(record, second);
    }

    @Test
    void many_people_are_written_in_their_order() {
        needs(CrmCapability.CREATE);
        List<CrmWrite> writes = new ArrayList<>();
        int many = Math.min(adapter.descriptor().maxBatch(), 7);
        for (int i = 0; i < many; i++) {
            writes.add(write(person("p" + i), null, i % 3));
        }
        List<ExternalRef> records = done(writes);
        assertThat(new HashSet<>(records.stream().map(ExternalRef::id).toList()))
                .hasSize(many);
        for (int i = 0; i < many; i++) {
            assertThat(fixture.facts(records.get(i)).get("name")).contains("Person p" + i);
            assertToldOnce(records.get(i), writes.get(i));
        }
    }

    @Test
    void a_full_batch_takes_few_requests() {
        needs(CrmCapability.BULK);
        needs(CrmCapability.CREATE);
        needs(CrmCapability.TIMELINE);
        int many = adapter.descriptor().maxBatch();
        List<CrmWrite> writes = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            writes.add(write(person("p" + i), null, 5));
        }
        adapter.match(writes.stream().map(CrmWrite::contact).toList());
        int before = fixture.requests();
        adapter.match(writes.stream().map(CrmWrite::contact).toList());
        done(writes);
        assertThat(fixture.requests() - before)
                .as("requests for %s interactions", many * 5)
                .isLessThanOrEqualTo(Math.max(4, 2 * many * 5 / ONE_CALL));
    }

    @Test
    void a_record_that_was_deleted_is_told_as_gone() {
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        settle();
        fixture.delete(record);
        assertThat(adapter.sync(List.of(write(person("ann"), record, 1))).get(0))
                .isInstanceOf(CrmResult.Gone.class);
    }

    @Test
    void a_record_that_was_merged_is_told_as_gone_with_its_successor_or_written_there() {
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        ExternalRef into = fixture.add(Map.of("name", "Anna", "email", "anna@example.org"));
        settle();
        assumeTrue(fixture.merge(record, into), "nobody can merge records there");
        CrmResult result =
                adapter.sync(List.of(write(person("ann"), record, 1))).get(0);
        if (result instanceof CrmResult.Gone gone) {
            assertThat(gone.into() == null || gone.into().sameAs(into)).isTrue();
        } else {
            assertThat(done(result).sameAs(into)).isTrue();
        }
    }
}
