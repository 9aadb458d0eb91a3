package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Deal;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.support.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContextTest extends ZohoTest {
    private static JsonObject lookup(String id, String name) {
        return JsonObject.create().put("id", id).put("name", name);
    }

    private ExternalRef ann() {
        return new ExternalRef(
                "zoho",
                "Contacts/"
                        + zoho.records.add(
                                "Contacts",
                                JsonObject.create()
                                        .put("First_Name", "Ann")
                                        .put("Last_Name", "Stein")
                                        .put("Account_Name", lookup("9", "Stein & Co"))
                                        .put("Owner", lookup("7", "Olga Owner"))
                                        .put("Tier", "Gold")
                                        .put("Worth", 1234.5)
                                        .put("Phone", "+49301")
                                        .put("Email_Opt_Out", true)),
                null);
    }

    @Test
    void what_agents_want_to_know_is_read_in_three_calls() {
        crm = ZohoCrm.of(fixture.config()
                .tierField("Tier")
                .lifetimeValueField("Worth", "EUR")
                .contextField("phone", "Phone")
                .orders(true)
                .build());
        ExternalRef ann = ann();
        String id = ZohoFixture.id(ann);
        String open = zoho.records.add(
                "Deals",
                JsonObject.create()
                        .put("Deal_Name", "Big one")
                        .put("Stage", "Negotiation")
                        .put("Amount", 900)
                        .put("Contact_Name", lookup(id, "Ann Stein")));
        zoho.records.add(
                "Deals",
                JsonObject.create()
                        .put("Deal_Name", "Old one")
                        .put("Stage", "Closed Won")
                        .put("Contact_Name", lookup(id, "Ann Stein")));
        zoho.records.add(
                "Sales_Orders",
                JsonObject.create()
                        .put("SO_Number", "SO-1")
                        .put("Status", "Delivered")
                        .put("Grand_Total", 49.9)
                        .put("Created_Time", "2025-03-01T10:00:00+00:00")
                        .put("Contact_Name", lookup(id, "Ann Stein")));
        CustomerContext context = crm.context(List.of(ann)).get(0).orElseThrow();
        assertThat(zoho.calls()).hasSize(3);
        assertThat(context.name()).isEqualTo("Ann Stein");
        assertThat(context.company()).isEqualTo("Stein & Co");
        assertThat(context.owner()).isEqualTo("Olga Owner");
        assertThat(context.tier()).isEqualTo("Gold");
        assertThat(context.lifetimeValue()).isEqualTo(new Money(new BigDecimal("1234.5"), "EUR"));
        assertThat(context.deals())
                .containsExactly(new Deal(open, "Big one", "Negotiation", new Money(new BigDecimal("900"), "EUR")));
        assertThat(context.orders()).extracting(Order::id).containsExactly("SO-1");
        assertThat(context.consent()).isEqualTo(Map.of("email", false));
        assertThat(context.facts()).isEqualTo(Map.of("phone", "+49301"));
        assertThat(context.readAt()).isEqualTo(fixture.now());
    }

    @Test
    void a_lead_tells_its_company_and_has_no_deals() {
        crm = ZohoCrm.of(fixture.config().alsoIn(Set.of("Leads")).build());
        String lead = zoho.records.add(
                "Leads", JsonObject.create().put("Last_Name", "Bob").put("Company", "Bob Ltd"));
        CustomerContext context = crm.context(List.of(new ExternalRef("zoho", "Leads/" + lead, null)))
                .get(0)
                .orElseThrow();
        assertThat(context.company()).isEqualTo("Bob Ltd");
        assertThat(context.deals()).isEmpty();
        assertThat(zoho.calls()).hasSize(1);
    }
}
