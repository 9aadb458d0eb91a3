package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Deal;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.ExternalRef;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContextTest extends HubSpotTest {
    private CustomerContext context(ExternalRef record) {
        return crm.context(List.of(record)).get(0).orElseThrow();
    }

    private void deal(ExternalRef record, String... properties) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        hubspot.records.associate("contacts", record.id(), hubspot.records.add("deals", all));
    }

    @Test
    void owner_company_stage_worth_and_consent_are_told() {
        crm = HubSpotCrm.of(fixture.config()
                .tierProperty("tier")
                .lifetimeValueProperty("total_revenue", "EUR")
                .portal("4711", URI.create("https://app-eu1.hubspot.com"))
                .build());
        String company = hubspot.records.add("companies", Map.of("name", "Stein AG"));
        ExternalRef record = add(
                "firstname", "Ann",
                "lastname", "Stein",
                "associatedcompanyid", company,
                "hubspot_owner_id", "41",
                "lifecyclestage", "customer",
                "tier", "gold",
                "total_revenue", "1234.5",
                "hs_email_optout", "true");
        CustomerContext context = context(record);
        assertThat(context.name()).isEqualTo("Ann Stein");
        assertThat(context.company()).isEqualTo("Stein AG");
        assertThat(context.owner()).isEqualTo("Ina Beck");
        assertThat(context.tier()).isEqualTo("gold");
        assertThat(context.lifetimeValue()).isEqualTo(new Money(new BigDecimal("1234.5"), "EUR"));
        assertThat(context.consent()).containsExactly(Map.entry("email", false));
        assertThat(context.facts()).containsExactly(Map.entry("lifecycle stage", "customer"));
        assertThat(context.record().url())
                .isEqualTo("https://app-eu1.hubspot.com/contacts/4711/record/0-1/" + record.id());
        assertThat(context.readAt()).isEqualTo(fixture.now());
    }

    @Test
    void what_nobody_filled_in_is_not_told() {
        CustomerContext context =
                context(add("email", "ann@example.org", "company", "Written by hand", "hubspot_owner_id", "99"));
        assertThat(context.name()).isEqualTo("ann@example.org");
        assertThat(context.company()).isEqualTo("Written by hand");
        assertThat(context.owner()).as("an owner who left").isEqualTo("99");
        assertThat(context.consent()).isEmpty();
        assertThat(context.lifetimeValue()).isNull();
        assertThat(context.tier()).isNull();
    }

    @Test
    void open_deals_are_told_with_their_stage_and_closed_ones_are_not() {
        ExternalRef record = add("lastname", "Ann");
        deal(
                record,
                "dealname",
                "Chairs",
                "dealstage",
                "appointmentscheduled",
                "amount",
                "99.90",
                "deal_currency_code",
                "CHF",
                "hs_is_closed",
                "false");
        deal(record, "dealname", "Tables", "dealstage", "closedwon", "hs_is_closed", "true");
        deal(record, "dealname", "Lamps", "dealstage", "closedwon");
        deal(record, "dealname", "Rugs", "dealstage", "gone");
        assertThat(context(record).deals())
                .extracting(Deal::name, Deal::stage, Deal::amount)
                .containsExactlyInAnyOrder(
                        tuple("Chairs", "Appointment scheduled", new Money(new BigDecimal("99.90"), "CHF")),
                        tuple("Rugs", "gone", null));
    }

    @Test
    void the_latest_orders_are_told_where_that_is_wanted() {
        crm = HubSpotCrm.of(fixture.config().orders(true).deals(false).build());
        ExternalRef record = add("lastname", "Ann");
        for (int i = 1; i <= 7; i++) {
            String order = hubspot.records.add(
                    "orders",
                    Map.of(
                            "hs_external_order_id", "#" + i,
                            "hs_external_created_date", "2026-11-0" + i + "T10:00:00Z",
                            "hs_external_order_status", "shipped",
                            "hs_total_price", "10.00",
                            "hs_currency_code", "EUR"));
            hubspot.records.associate("contacts", record.id(), order);
        }
        assertThat(context(record).orders())
                .hasSize(5)
                .first()
                .isEqualTo(new Order(
                        "#7",
                        Instant.parse("2026-11-07T10:00:00Z"),
                        "shipped",
                        new Money(new BigDecimal("10.00"), "EUR")));
        assertThat(hubspot.routes()).noneMatch(route -> route.contains("deals"));
    }

    @Test
    void a_hundred_contacts_take_few_calls_and_names_are_kept() {
        List<ExternalRef> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ExternalRef record = add("lastname", "P" + i, "hubspot_owner_id", "41");
            deal(record, "dealname", "D", "dealstage", "appointmentscheduled", "hs_is_closed", "false");
            records.add(record);
        }
        assertThat(crm.context(records)).hasSize(100);
        assertThat(hubspot.calls()).hasSize(5);
        hubspot.forgetCalls();
        crm.context(records);
        assertThat(hubspot.calls()).as("without owners and stages").hasSize(3);
        fixture.advance(Duration.ofHours(1));
        hubspot.forgetCalls();
        crm.context(records);
        assertThat(hubspot.calls()).hasSize(5);
    }

    @Test
    void a_contact_that_was_merged_is_read_as_what_it_is_now() {
        ExternalRef record = add("lastname", "Ann");
        ExternalRef into = add("lastname", "Anna");
        fixture.merge(record, into);
        assertThat(context(record).record().sameAs(into)).isTrue();
    }

    @Test
    void references_that_are_no_contacts_are_refused() {
        assertThatThrownBy(() -> crm.context(List.of(new ExternalRef("hubspot", "1 or 1", null))))
                .isInstanceOf(InvalidRequest.class);
    }
}
