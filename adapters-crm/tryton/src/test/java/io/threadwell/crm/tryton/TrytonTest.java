package io.threadwell.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is Tryton's own: sessions, rights and schema, tiers, sales, and how many calls there are. */
class TrytonTest {
    private static final AccountId PAGE = AccountId.of("fake", "page-1");

    private final FakeTryton tryton = new FakeTryton();
    private final TrytonFixture fixture = new TrytonFixture(tryton.address(), tryton);

    @AfterEach
    void close() {
        fixture.close();
    }

    private Contact person(String id) {
        PersonaKey key = new PersonaKey(PAGE, id);
        Author profile = new Author(id, "Person " + id, id + "-handle", null);
        return new Contact(key, List.of(new Persona(key, profile, fixture.now())), List.of());
    }

    private CrmWrite write(Contact contact, ExternalRef record, int interactions) {
        List<Interaction> told = IntStream.range(0, interactions)
                .mapToObj(i -> new Interaction(
                        contact.key().externalId() + "-" + i,
                        new CaseId(1),
                        PAGE,
                        Direction.INBOUND,
                        Visibility.PUBLIC,
                        MessageKind.COMMENT,
                        fixture.now(),
                        "Where is it?",
                        null,
                        null,
                        Map.of()))
                .toList();
        return new CrmWrite("w-" + contact.key(), contact, record, true, told, 1);
    }

    private static ExternalRef done(CrmResult result) {
        return ((CrmResult.Done) result).record();
    }

    @Test
    void a_session_that_ended_is_begun_again_and_nothing_is_written_twice() {
        TrytonCrm crm = TrytonCrm.of(fixture.config().build());
        done(crm.sync(List.of(write(person("ann"), null, 1))).get(0));
        tryton.endSessions();
        Contact bob = person("bob");
        done(crm.sync(List.of(write(bob, null, 1))).get(0));
        assertThat(fixture.records(bob.key().toString())).isEqualTo(1);
        assertThat(tryton.logins()).as("the clerk's, and ours twice").isEqualTo(3);
    }

    @Test
    void a_wrong_password_needs_somebody() {
        TrytonCrm crm =
                TrytonCrm.of(fixture.config().login("admin", Secret.of("wrong")).build());
        assertThatThrownBy(crm::checkup).isInstanceOf(ReauthorizationRequired.class);
        assertThat(crm.sync(List.of(write(person("ann"), null, 0))).get(0))
                .isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                        .isInstanceOf(ReauthorizationRequired.class));
    }

    @Test
    void every_problem_of_rights_and_schema_is_told_at_once() {
        tryton.allowOnly("party.party", "read", "write");
        tryton.allowOnly("ir.note");
        TrytonCrm crm = TrytonCrm.of(fixture.config()
                .field("language", "lang")
                .field("followers", "full_name")
                .field("verified", "contact:fax")
                .field("x.handle", "x_handle")
                .contextField("rating", "credit_rating")
                .companyRelation("employee")
                .orders(true)
                .build());
        assertThat(crm.checkup().problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("field lang holds no text but many2one"),
                        problem -> assertThat(problem).contains("field full_name cannot be written"),
                        problem -> assertThat(problem).contains("contact:fax has a type"),
                        problem -> assertThat(problem).contains("field x_handle is no field"),
                        problem -> assertThat(problem).contains("contextField credit_rating"),
                        problem -> assertThat(problem).contains("module party_relationship"),
                        problem -> assertThat(problem).contains("module sale"),
                        problem -> assertThat(problem).contains("lacks the right to create party.party"),
                        problem -> assertThat(problem).contains("lacks the right to read and create ir.note"));
    }

    @Test
    void tier_company_and_the_latest_orders_are_told() {
        JsonObject tier = JsonObject.create().put("name", "Tier");
        JsonArray categories = JsonArray.of(List.of(
                JsonObject.create().put("name", "Newsletter").put("parent.", JsonObject.create()),
                JsonObject.create().put("name", "Gold").put("parent.", tier)));
        JsonArray relations = JsonArray.of(List.of(JsonObject.create()
                .put("type.", JsonObject.create().put("name", "employee"))
                .put("to.", JsonObject.create().put("name", "ACME"))));
        long ann = fixture.clerk.make(
                "party.party",
                JsonObject.create()
                        .put("name", "Ann")
                        .put("code", "4711")
                        .put("categories.", categories)
                        .put("relations.", relations));
        for (int day = 1; day <= 7; day++) {
            sale(ann, day, day == 7 ? "draft" : "processing");
        }
        TrytonCrm crm = TrytonCrm.of(fixture.config()
                .tierCategory("Tier")
                .companyRelation("employee")
                .contextField("number", "code")
                .orders(true)
                .build());
        CustomerContext context = crm.context(List.of(new ExternalRef("tryton", Long.toString(ann), null)))
                .get(0)
                .orElseThrow();
        assertThat(context.tier()).isEqualTo("Gold");
        assertThat(context.company()).isEqualTo("ACME");
        assertThat(context.facts()).containsExactly(Map.entry("number", "4711"));
        assertThat(context.orders())
                .extracting(CustomerContext.Order::id)
                .containsExactly("S6", "S5", "S4", "S3", "S2");
        assertThat(context.orders().get(0).total()).isEqualTo(new Money(new BigDecimal("6.50"), "EUR"));
        assertThat(context.orders().get(0).at()).isEqualTo("2026-05-06T00:00:00Z");
    }

    private void sale(long party, int day, String state) {
        fixture.clerk.make(
                "sale.sale",
                JsonObject.create()
                        .put("party", party)
                        .put("number", "S" + day)
                        .put("state", state)
                        .put(
                                "sale_date",
                                JsonObject.create()
                                        .put("__class__", "date")
                                        .put("year", 2026)
                                        .put("month", 5)
                                        .put("day", day))
                        .put(
                                "total_amount",
                                JsonObject.create().put("__class__", "Decimal").put("decimal", day + ".50"))
                        .put("currency.", JsonObject.create().put("code", "EUR")));
    }

    @Test
    void a_person_who_became_another_contact_is_found_by_the_new_key_alone() {
        TrytonCrm crm = TrytonCrm.of(fixture.config().build());
        Contact ann = person("ann");
        ExternalRef record = done(crm.sync(List.of(write(ann, null, 0))).get(0));
        Contact joined = new Contact(new PersonaKey(PAGE, "older"), ann.personas(), List.of());
        done(crm.sync(List.of(write(joined, record, 0))).get(0));
        assertThat(fixture.records(ann.key().toString())).isZero();
        assertThat(fixture.records(joined.key().toString())).isEqualTo(1);
    }

    @Test
    void nobody_is_made_where_that_is_not_wanted() {
        TrytonCrm crm = TrytonCrm.of(fixture.config().createMissing(false).build());
        assertThat(crm.sync(List.of(write(person("ann"), null, 0))).get(0)).isInstanceOf(CrmResult.Failed.class);
        assertThat(fixture.records(person("ann").key().toString())).isZero();
    }

    @Test
    void ten_thousand_interactions_of_two_thousand_people_take_few_calls() {
        TrytonCrm crm = TrytonCrm.of(fixture.config().build());
        int before = fixture.requests();
        int batch = crm.descriptor().maxBatch();
        for (int from = 0; from < 2_000; from += batch) {
            List<CrmWrite> writes = new ArrayList<>();
            for (int i = from; i < from + batch; i++) {
                writes.add(write(person("p" + i), null, 5));
            }
            assertThat(crm.match(writes.stream().map(CrmWrite::contact).toList()))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .hasSize(batch);
            assertThat(crm.sync(writes)).allSatisfy(result -> assertThat(result).isInstanceOf(CrmResult.Done.class));
        }
        assertThat(fixture.requests() - before).isLessThanOrEqualTo(10_000 / 100 * 2);
    }
}
