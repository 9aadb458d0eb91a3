package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.PermissionDenied;
import io.threadwell.crm.zoho.FakeZoho.Reply;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckupTest extends ZohoTest {
    @Test
    void every_problem_is_told_at_once_and_nothing_is_written() {
        crm = ZohoCrm.of(fixture.config()
                .alsoIn(Set.of("Leads"))
                .field("key", "Fake_Url")
                .network("fake", "Fake2")
                .field("name", "Full_Name")
                .field("followers", "Tier")
                .field("verified", "Verified")
                .contextField("shoe size", "Shoe_Size")
                .build());
        assertThat(crm.checkup().problems())
                .anyMatch(problem -> problem.contains("Contacts.Fake_Url") && problem.contains("single line"))
                .anyMatch(problem -> problem.contains("Contacts.Fake_Url") && problem.contains("duplicates"))
                .anyMatch(problem -> problem.contains("Contacts has no field Fake2_Id"))
                .anyMatch(problem -> problem.contains("Contacts has no field Fake2_Url"))
                .anyMatch(problem -> problem.contains("Full_Name cannot be written"))
                .anyMatch(problem -> problem.contains("Tier has the type picklist"))
                .anyMatch(problem -> problem.contains("no field Shoe_Size"))
                .anyMatch(problem -> problem.contains("Leads has no field Fake2_Id"))
                .noneMatch(problem -> problem.contains("Verified"));
        assertThat(zoho.calls()).allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void the_field_of_tasks_is_looked_at_where_messages_become_tasks() {
        crm = ZohoCrm.of(fixture.config()
                .timeline(Timeline.TASKS)
                .timelineKeyField("Subject")
                .build());
        assertThat(crm.checkup().problems()).singleElement().asString().contains("Tasks.Subject takes duplicates");
    }

    @Test
    void a_missing_scope_is_told_with_what_to_do() {
        zoho.answer("GET users", call -> Reply.of(401, FakeRecords.error("OAUTH_SCOPE_MISMATCH", "")));
        assertThatThrownBy(() -> crm.checkup())
                .isInstanceOf(PermissionDenied.class)
                .hasMessageContaining("scopes");
    }
}
