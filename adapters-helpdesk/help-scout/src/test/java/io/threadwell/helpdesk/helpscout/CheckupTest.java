package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.webhook.Secret;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckupTest extends HelpScoutTest {
    @Test
    void a_good_configuration_is_told_with_the_user_for_it() {
        assertThat(desk.checkup()).isEqualTo(Checkup.good("user 11, admin"));
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_and_nothing_is_changed() {
        Checkup checkup = HelpScoutHelpdesk.of(config().keyField(FakeAccount.NUMBER_FIELD)
                        .customField("handle", 99)
                        .integrationUser(12)
                        .alsoWatch(Set.of(4711L))
                        .build())
                .checkup();
        assertThat(checkup.problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("integrationUser") && problem.contains("11"))
                .anyMatch(problem -> problem.contains("keyField 533") && problem.contains("single line"))
                .anyMatch(problem -> problem.contains("handle") && problem.contains("99"))
                .anyMatch(problem -> problem.contains("inbox 4711"));
        assertThat(helpScout.routes()).allMatch(route -> route.startsWith("GET"));
    }

    @Test
    void a_field_that_takes_no_text_is_told() {
        Checkup checkup = HelpScoutHelpdesk.of(config().customField("persona", FakeAccount.NUMBER_FIELD)
                        .build())
                .checkup();
        assertThat(checkup.problems())
                .singleElement()
                .asString()
                .contains("persona")
                .contains("NUMBER");
    }

    @Test
    void an_inbox_that_is_not_there_is_told() {
        assertThat(HelpScoutHelpdesk.of(config().mailbox(1).build()).checkup().problems())
                .singleElement()
                .asString()
                .contains("inbox 1");
    }

    @Test
    void a_secret_that_is_refused_is_told() {
        HelpScoutHelpdesk wrong =
                HelpScoutHelpdesk.of(config().app("app", Secret.of("wrong")).build());
        assertThatThrownBy(wrong::checkup).isInstanceOf(ReauthorizationRequired.class);
    }
}
