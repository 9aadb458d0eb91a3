package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.model.ExternalRef;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivitiesTest extends ZohoTest {
    @Override
    Timeline timeline() {
        return Timeline.CALLS;
    }

    @Test
    void a_message_becomes_a_logged_call_with_its_time_and_key() {
        ExternalRef record = done(write(person("ann"), null, 1));
        assertThat(zoho.records.all("Calls").values()).singleElement().satisfies(call -> {
            assertThat(call.text("Call_Type")).contains("Inbound");
            assertThat(call.text("Call_Start_Time")).contains("2025-03-03T09:00:00+00:00");
            assertThat(call.text("Threadwell_Key")).contains("m1");
            assertThat(call.get("Who_Id").text("id")).contains(ZohoFixture.id(record));
        });
    }

    @Test
    void a_leads_entry_names_the_module() {
        crm = ZohoCrm.of(fixture.config().module("Leads").build());
        done(write(person("ann"), null, 1));
        assertThat(zoho.records.all("Calls").values()).singleElement().satisfies(call -> {
            assertThat(call.text("$se_module")).contains("Leads");
            assertThat(call.get("Who_Id").isMissing()).isTrue();
        });
    }

    @Test
    void what_zoho_refuses_as_there_already_is_there() {
        CrmWrite write = write(person("ann"), null, 2);
        ExternalRef record = done(write);
        CrmWrite same = new CrmWrite("other", write.contact(), record, false, write.interactions(), 1);
        done(same);
        assertThat(zoho.records.all("Calls")).hasSize(2);
    }

    @Test
    void a_lead_is_looked_for_where_it_was_made() {
        crm = ZohoCrm.of(
                fixture.config().module("Leads").alsoIn(Set.of("Contacts")).build());
        CrmWrite write = write(person("ann"), null, 1);
        ExternalRef record = done(write);
        assertThat(done(again(write)).sameAs(record)).isTrue();
        assertThat(zoho.records.all("Leads")).hasSize(1);
    }
}
