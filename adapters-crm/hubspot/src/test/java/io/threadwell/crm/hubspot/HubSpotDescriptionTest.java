package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Visibility;
import io.threadwell.crm.hubspot.FakeHubSpot.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every request that the adapter makes, and every answer that the fake gives, is one that HubSpot's own description allows. */
class HubSpotDescriptionTest extends HubSpotTest {
    @Test
    void requests_and_answers_are_as_described() {
        assumeTrue(HubSpotContract.isPresent(), "the vendors' descriptions are not beside the repository");
        crm = HubSpotCrm.of(fixture.config().orders(true).tellCompanies(true).build());
        crm.checkup();
        String company = hubspot.records.add("companies", Map.of("name", "Stein AG"));
        CrmWrite write = write(person("ann", "Ann Stein", Map.of()), null, 2);
        ExternalRef record = done(write);
        hubspot.records.set("contacts", record.id(), "associatedcompanyid", company);
        hubspot.records.set("contacts", record.id(), "hubspot_owner_id", "41");
        hubspot.records.associate(
                "contacts",
                record.id(),
                hubspot.records.add("deals", Map.of("dealname", "Chairs", "dealstage", "appointmentscheduled")));
        hubspot.records.associate("contacts", record.id(), hubspot.records.add("orders", Map.of("hs_order_name", "7")));
        done(again(write));
        done(write(person("ann", "Ann Stein", Map.of(Author.EMAIL, "ann@example.org")), record, 1));
        done(telling(person("ann"), record, on("whatsapp", Visibility.PRIVATE, "m-w", "Hello")));
        crm.find(List.of(write, write(person("nobody"), null, 1)));
        fixture.advance(Duration.ofMinutes(1));
        crm.match(List.of(person("ann", "Ann", Map.of(Author.EMAIL, "ann@example.org")), person("bob")));
        crm.context(List.of(record, HubSpotFixture.ref("999999")));
        hubspot.records.refuse(properties -> properties.text("lastname", "").equals("Bad"));
        assertThat(sync(write(person("bad", "Very Bad", Map.of()), null, 1))).isInstanceOf(CrmResult.Failed.class);
        hubspot.records.refuseWholeCalls();
        assertThat(sync(write(person("bad", "Very Bad", Map.of()), null, 1))).isInstanceOf(CrmResult.Failed.class);
        assertThat(hubspot.contractViolations()).isEmpty();
        assertThat(hubspot.routes())
                .contains(
                        "GET /account-info/v3/details",
                        "GET v3/properties/contacts",
                        "GET v3/properties/notes",
                        "GET v3/properties/communications",
                        "GET v3/pipelines/deals",
                        "GET owners/2026-09",
                        "POST contacts/batch/read",
                        "POST contacts/batch/upsert",
                        "POST contacts/batch/update",
                        "POST contacts/search",
                        "POST notes/batch/create",
                        "POST notes/batch/read",
                        "POST communications/batch/create",
                        "POST companies/batch/read",
                        "POST associations/2026-09/contacts/deals/batch/read",
                        "POST deals/batch/read",
                        "POST associations/2026-09/contacts/orders/batch/read",
                        "POST orders/batch/read");
    }

    @Test
    void what_is_not_as_described_is_found() {
        assumeTrue(HubSpotContract.isPresent(), "the vendors' descriptions are not beside the repository");
        HubSpotContract contract = new HubSpotContract();
        contract.check(
                new Call(
                        "POST",
                        "/crm/objects/2026-09/notes/batch/create",
                        Map.of(),
                        "{\"inputs\":[{\"properties\":{},\"associatoins\":[]}]}"),
                null);
        assertThat(contract.violations())
                .anyMatch(violation -> violation.contains("associatoins"))
                .anyMatch(violation -> violation.contains("associations"));
    }
}
