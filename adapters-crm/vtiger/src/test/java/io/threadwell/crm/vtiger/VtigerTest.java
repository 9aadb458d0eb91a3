package io.threadwell.crm.vtiger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.webhook.Secret;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is Vtiger's own: sessions by challenge, its query language, rights and fields, accounts, opportunities and orders. */
class VtigerTest {
    private static final AccountId PAGE = AccountId.of("fake", "page-1");

    private final VtigerFixture fixture = new VtigerFixture();
    private final FakeVtiger vtiger = fixture.vtiger;

    @AfterEach
    void close() {
        fixture.close();
    }

    private Contact person(String id, Map<String, String> facts) {
        PersonaKey key = new PersonaKey(PAGE, id);
        Author profile = new Author(id, "Person " + id, null, null).withFacts(facts);
        return new Contact(key, List.of(new Persona(key, profile, fixture.now())), List.of());
    }

    private CrmWrite write(Contact contact) {
        return new CrmWrite("w-" + contact.key(), contact, null, true, List.of(), 1);
    }

    @Test
    void a_session_that_ended_is_begun_again_and_nothing_is_written_twice() {
        VtigerCrm crm = VtigerCrm.of(fixture.config().build());
        assertThat(crm.sync(List.of(write(person("ann", Map.of()))))).first().isInstanceOf(CrmResult.Done.class);
        vtiger.endSessions();
        assertThat(crm.sync(List.of(write(person("bob", Map.of()))))).first().isInstanceOf(CrmResult.Done.class);
        assertThat(vtiger.module("Contacts")).hasSize(2);
        assertThat(vtiger.logins()).isEqualTo(2);
    }

    @Test
    void a_wrong_key_needs_somebody() {
        VtigerCrm crm = VtigerCrm.of(
                fixture.config().login(FakeVtiger.USER, Secret.of("wrong")).build());
        assertThatThrownBy(crm::checkup).isInstanceOf(ReauthorizationRequired.class);
        CrmWrite ann = write(person("ann", Map.of()));
        assertThat(crm.sync(List.of(ann, write(person("bob", Map.of()))))).allSatisfy(result -> assertThat(result)
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(ReauthorizationRequired.class)));
    }

    @Test
    void every_problem_of_rights_and_fields_is_told_at_once() {
        vtiger.field("shoe_size", "double", true, true);
        vtiger.hide("ModComments");
        vtiger.hide("SalesOrder");
        vtiger.deny("createable");
        VtigerCrm crm = VtigerCrm.of(fixture.config()
                .field("language", "contact_no")
                .field("verified", "donotcall")
                .field("followers", "cf_999")
                .tierField("cf_998")
                .deals(true)
                .orders(true)
                .build());
        assertThat(crm.checkup().problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("may not make Contacts"),
                        problem -> assertThat(problem).contains("field shoe_size is mandatory"),
                        problem -> assertThat(problem).contains("field contact_no cannot be written"),
                        problem -> assertThat(problem).contains("field donotcall holds no text but boolean"),
                        problem -> assertThat(problem).contains("field cf_999 is none of contacts: make it"),
                        problem -> assertThat(problem).contains("field cf_998 is none of contacts: correct"),
                        problem -> assertThat(problem).contains("does not see the module ModComments"),
                        problem -> assertThat(problem).contains("does not see the module SalesOrder"));
    }

    @Test
    void a_telephone_number_is_found_as_somebody_typed_it() {
        String ann = vtiger.add("Contacts", Map.of("lastname", "Ann", "mobile", "0049301234567"));
        VtigerCrm crm = VtigerCrm.of(fixture.config().build());
        assertThat(crm.match(List.of(person("ann", Map.of(Author.PHONE, "49301234567"))))
                        .get(0))
                .singleElement()
                .satisfies(match -> assertThat(match.record().id()).isEqualTo(ann));
    }

    @Test
    void more_than_a_page_of_contacts_is_read_whole() {
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            for (int twin = 0; twin < 5; twin++) {
                vtiger.add("Contacts", Map.of("lastname", "Twin", "email", "p" + i + "@example.org"));
            }
            people.add(person("p" + i, Map.of(Author.EMAIL, "p" + i + "@example.org")));
        }
        VtigerCrm crm = VtigerCrm.of(fixture.config().build());
        assertThat(crm.match(people)).allSatisfy(matches -> assertThat(matches).hasSize(5));
    }

    @Test
    void a_key_with_quotes_and_backslashes_stays_one_text() {
        VtigerCrm crm = VtigerCrm.of(fixture.config().build());
        Contact strange = person("o'hara\\' or id != '1x1", Map.of());
        assertThat(crm.sync(List.of(write(strange)))).first().isInstanceOf(CrmResult.Done.class);
        vtiger.add("Contacts", Map.of("lastname", "Bystander"));
        assertThat(crm.match(List.of(strange)).get(0)).hasSize(1);
    }

    @Test
    void company_owner_tier_deals_and_the_latest_orders_are_told() {
        String acme = vtiger.add("Accounts", Map.of("accountname", "ACME"));
        String eve = vtiger.add("Users", Map.of("first_name", "Eve", "last_name", "Owner"));
        String ann = vtiger.add(
                "Contacts",
                Map.of(
                        "firstname",
                        "Ann",
                        "lastname",
                        "Able",
                        "account_id",
                        acme,
                        "assigned_user_id",
                        eve,
                        "donotcall",
                        "1",
                        "emailoptout",
                        "0",
                        "cf_860",
                        "gold",
                        "cf_861",
                        "1234.5"));
        deal(ann, "Big one", "Negotiation", "900.00");
        deal(ann, "Lost one", "Closed Lost", "1.00");
        for (int day = 1; day <= 7; day++) {
            vtiger.add(
                    "SalesOrder",
                    Map.of(
                            "salesorder_no",
                            "SO" + day,
                            "sostatus",
                            "Approved",
                            "hdnGrandTotal",
                            day + ".50",
                            "createdtime",
                            "2026-05-0" + day + " 10:00:00",
                            "contact_id",
                            ann));
        }
        VtigerCrm crm = VtigerCrm.of(fixture.config()
                .tierField("cf_860")
                .lifetimeValueField("cf_861")
                .contextField("phone", "mobile")
                .deals(true)
                .orders(true)
                .build());
        CustomerContext context = crm.context(List.of(new ExternalRef("vtiger", ann, null)))
                .get(0)
                .orElseThrow();
        assertThat(context.name()).isEqualTo("Ann Able");
        assertThat(context.company()).isEqualTo("ACME");
        assertThat(context.owner()).isEqualTo("Eve Owner");
        assertThat(context.tier()).isEqualTo("gold");
        assertThat(context.lifetimeValue()).isEqualTo(new Money(new BigDecimal("1234.5"), null));
        assertThat(context.consent()).isEqualTo(Map.of("calls", false, "email", true));
        assertThat(context.facts()).isEmpty();
        assertThat(context.deals()).singleElement().satisfies(deal -> {
            assertThat(deal.name()).isEqualTo("Big one");
            assertThat(deal.stage()).isEqualTo("Negotiation");
        });
        assertThat(context.orders())
                .extracting(CustomerContext.Order::id)
                .containsExactly("SO7", "SO6", "SO5", "SO4", "SO3");
        assertThat(context.orders().get(0).at()).isEqualTo("2026-05-07T10:00:00Z");
    }

    private void deal(String contact, String name, String stage, String amount) {
        vtiger.add(
                "Potentials",
                Map.of("potentialname", name, "sales_stage", stage, "amount", amount, "contact_id", contact));
    }

    @Test
    void who_may_not_read_of_users_is_told_the_owners_id() {
        vtiger.hide("Users");
        String ann = vtiger.add("Contacts", Map.of("lastname", "Ann", "assigned_user_id", "19x7"));
        VtigerCrm crm = VtigerCrm.of(fixture.config().build());
        assertThat(crm.context(List.of(new ExternalRef("vtiger", ann, null)))
                        .get(0)
                        .orElseThrow()
                        .owner())
                .isEqualTo("19x7");
    }

    @Test
    void nobody_is_made_where_that_is_not_wanted() {
        VtigerCrm crm = VtigerCrm.of(fixture.config().createMissing(false).build());
        assertThat(crm.sync(List.of(write(person("ann", Map.of()))))).first().isInstanceOf(CrmResult.Failed.class);
        assertThat(vtiger.module("Contacts")).isEmpty();
    }

    @Test
    void a_batch_that_is_there_already_takes_a_look_and_nothing_more() {
        VtigerCrm crm = VtigerCrm.of(fixture.config().build());
        List<CrmWrite> writes = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            writes.add(write(person("p" + i, Map.of())));
        }
        crm.sync(writes);
        int before = vtiger.requests();
        crm.sync(writes.stream()
                .map(write -> new CrmWrite(write.key(), write.contact(), null, true, List.of(), 2))
                .toList());
        assertThat(vtiger.requests() - before)
                .as("contacts, and their comments")
                .isEqualTo(2);
        assertThat(vtiger.module("Contacts")).hasSize(25);
    }
}
