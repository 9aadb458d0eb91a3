package io.threadwell.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.tryton.realserver.Clerk;
import io.threadwell.crm.tryton.realserver.RealTryton;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.testkit.crm.CrmContract;
import io.threadwell.testkit.crm.CrmFixture;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every adapter must do, with a real Tryton. */
@Tag("real-server")
class RealTrytonTest extends CrmContract {
    private static final JsonObject NOTHING = JsonObject.create();
    private static RealTryton tryton;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        tryton = RealTryton.start();
    }

    @AfterAll
    static void stop() throws IOException {
        tryton.close();
    }

    @Test
    void tiers_and_companies_are_told() {
        try (TrytonFixture fixture = new TrytonFixture(tryton.address(), () -> {})) {
            Clerk clerk = fixture.clerk;
            long ann = clerk.add(Map.of("name", "Frau Ann"));
            long company = clerk.add(Map.of("name", "ACME"));
            long tier = clerk.make("party.category", JsonObject.create().put("name", "Tier"));
            long gold = clerk.make(
                    "party.category", JsonObject.create().put("name", "Gold").put("parent", tier));
            clerk.make("party.category", JsonObject.create().put("name", "Newsletter"));
            JsonArray add = JsonArray.of(List.of(List.of("add", List.of(gold))));
            clerk.does(
                    "model.party.party.write", List.of(ann), JsonObject.create().put("categories", add), NOTHING);
            long employee =
                    clerk.make("party.relation.type", JsonObject.create().put("name", "is employee of"));
            clerk.make(
                    "party.relation.all",
                    JsonObject.create().put("from_", ann).put("to", company).put("type", employee));
            TrytonCrm crm = TrytonCrm.of(fixture.config()
                    .tierCategory("Tier")
                    .companyRelation("is employee of")
                    .contextField("number", "code")
                    .build());
            assertThat(crm.checkup().problems()).isEmpty();
            CustomerContext context = crm.context(List.of(new ExternalRef("tryton", Long.toString(ann), null)))
                    .get(0)
                    .orElseThrow();
            assertThat(context.tier()).isEqualTo("Gold");
            assertThat(context.company()).isEqualTo("ACME");
            assertThat(context.facts()).containsKey("number");
        }
    }

    @Override
    protected CrmFixture open() {
        return new TrytonFixture(tryton.address(), () -> {});
    }
}
