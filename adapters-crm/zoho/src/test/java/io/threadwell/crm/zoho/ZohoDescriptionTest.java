package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.FakeZoho.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every request that the adapter makes, and every answer that the fake gives, is one that Zoho's own description allows. */
class ZohoDescriptionTest extends ZohoTest {
    @Test
    void requests_and_answers_are_as_described() {
        assumeTrue(ZohoContract.isPresent(), "the vendors' descriptions are not beside the repository");
        crm = ZohoCrm.of(fixture.config().orders(true).build());
        crm.checkup();
        CrmWrite write = write(person("ann", "Ann Stein", Map.of()), null, 2);
        ExternalRef record = done(write);
        done(again(write));
        done(write(person("ann", "Ann Stein", Map.of(Author.EMAIL, "ann@example.org")), record, 1));
        crm.find(List.of(write));
        crm.match(List.of(person("ann")));
        crm.context(List.of(record));
        assertThat(zoho.contractViolations()).isEmpty();
        assertThat(zoho.routes())
                .contains(
                        "GET users",
                        "GET settings/fields",
                        "POST coql",
                        "GET Contacts",
                        "POST Contacts/upsert",
                        "PUT Contacts",
                        "POST Notes",
                        "GET Contacts/N/Notes");
    }

    @Test
    void what_is_not_as_described_is_found() {
        assumeTrue(ZohoContract.isPresent(), "the vendors' descriptions are not beside the repository");
        ZohoContract contract = new ZohoContract();
        contract.check(new Call("POST", "coql", Map.of(), "{\"query\":\"select id from Contacts\"}"), null);
        assertThat(contract.violations()).hasSize(2).anyMatch(violation -> violation.contains("select_query"));
    }
}
