package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.webhook.Secret;
import io.threadwell.crm.hubspot.FakeHubSpot.Reply;
import org.junit.jupiter.api.Test;

class CheckupTest extends HubSpotTest {
    @Test
    void it_says_which_account_it_is() {
        assertThat(crm.checkup().who()).isEqualTo("account 4711, standard");
        assertThat(crm.checkup().problems()).isEmpty();
    }

    @Test
    void every_problem_is_told_at_once_and_nothing_is_written() {
        crm = HubSpotCrm.of(fixture.config()
                .property("key", "birthday")
                .network("x", "x")
                .property("name", "fullname")
                .property("followers", "tier")
                .property("verified", "checked")
                .property("phone", "followers")
                .contextProperty("shoe size", "shoe_size")
                .timelineKeyProperty("hs_timestamp")
                .build());
        assertThat(crm.checkup().problems())
                .anyMatch(problem -> problem.contains("contacts.birthday has the type date"))
                .anyMatch(problem -> problem.contains("contacts.birthday takes a value twice"))
                .anyMatch(problem -> problem.contains("contacts have no property x_id"))
                .anyMatch(problem -> problem.contains("contacts have no property x_url"))
                .anyMatch(problem -> problem.contains("fullname cannot be written"))
                .anyMatch(problem -> problem.contains("tier has the type enumeration"))
                .anyMatch(problem -> problem.contains("followers has the type number"))
                .anyMatch(problem -> problem.contains("no property shoe_size"))
                .anyMatch(problem -> problem.contains("notes.hs_timestamp takes a value twice"))
                .anyMatch(problem -> problem.contains("communications.hs_timestamp takes a value twice"))
                .noneMatch(problem -> problem.contains("checked"));
        assertThat(hubspot.calls()).allMatch(call -> call.method().equals("GET"));
    }

    @Test
    void a_missing_scope_is_a_problem_with_its_name() {
        hubspot.answer("GET owners/2026-09", call -> Reply.of(403, FakeRecords.error("MISSING_SCOPES", "no")));
        hubspot.answer("GET v3/pipelines/deals", call -> Reply.of(403, FakeRecords.error("MISSING_SCOPES", "no")));
        hubspot.answer("GET v3/properties/notes", call -> Reply.of(403, FakeRecords.error("MISSING_SCOPES", "no")));
        assertThat(crm.checkup().problems())
                .hasSize(3)
                .anyMatch(problem -> problem.contains("crm.objects.owners.read"))
                .anyMatch(problem -> problem.contains("crm.objects.deals.read"))
                .anyMatch(problem -> problem.contains("properties of notes"));
    }

    @Test
    void a_refused_credential_is_told_as_such() {
        crm = HubSpotCrm.of(fixture.config().token(Secret.of("pat-old")).build());
        assertThatThrownBy(() -> crm.checkup())
                .isInstanceOf(ReauthorizationRequired.class)
                .hasMessageNotContaining("pat-old");
    }
}
