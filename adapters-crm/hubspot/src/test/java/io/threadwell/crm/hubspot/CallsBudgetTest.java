package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Enriching takes at most two calls for each hundred messages, with ids as long as networks' are. */
class CallsBudgetTest extends HubSpotTest {
    private static final int PEOPLE = 2_000;
    private static final int EACH = 5;
    private static final int BATCH = 100;

    private static String id(int i) {
        return Long.toString(1_784_140_000_000L + i);
    }

    @Test
    void ten_thousand_messages_of_two_thousand_people_take_two_hundred_calls_at_most() {
        for (int from = 0; from < PEOPLE; from += BATCH) {
            List<CrmWrite> writes = new ArrayList<>();
            for (int i = from; i < from + BATCH; i++) {
                writes.add(write(person(id(i)), null, EACH));
            }
            crm.match(writes.stream().map(CrmWrite::contact).toList());
            assertThat(crm.sync(writes)).allSatisfy(result -> assertThat(result).isInstanceOf(CrmResult.Done.class));
            fixture.advance(Duration.ofSeconds(10));
        }
        assertThat(hubspot.records.all("notes")).hasSize(PEOPLE * EACH);
        assertThat(hubspot.calls()).hasSizeLessThanOrEqualTo(2 * PEOPLE * EACH / 100);
    }

    @Test
    void known_people_take_no_more() {
        List<Contact> people = new ArrayList<>();
        List<CrmWrite> first = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            people.add(person(id(i)));
            first.add(write(people.get(i), null, 0));
        }
        List<CrmResult> made = crm.sync(first);
        hubspot.forgetCalls();
        List<CrmWrite> writes = new ArrayList<>();
        List<ExternalRef> records = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            records.add(((CrmResult.Done) made.get(i)).record());
            writes.add(write(people.get(i), records.get(i), EACH));
        }
        crm.sync(writes);
        crm.context(records);
        assertThat(hubspot.calls()).hasSizeLessThanOrEqualTo(2 * BATCH * EACH / 100);
    }
}
