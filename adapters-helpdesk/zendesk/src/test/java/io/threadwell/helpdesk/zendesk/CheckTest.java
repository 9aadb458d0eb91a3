package io.threadwell.helpdesk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Fault;
import io.threadwell.helpdesk.zendesk.FakeZendesk.Reply;
import io.threadwell.support.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckTest extends ZendeskTest {
    private static final String ME = "GET /api/v2/users/me";

    @Test
    void aGoodCredentialTellsWhoseItIs() {
        assertThat(desk.check()).isEqualTo(new ZendeskHelpdesk.Identity(1, "admin"));
        String expected = Base64.getEncoder()
                .encodeToString("bridge@example.com/token:token-of-the-bridge".getBytes(StandardCharsets.UTF_8));
        assertThat(zendesk.calls(ME).get(0).headers()).containsEntry("authorization", "Basic " + expected);
    }

    @Test
    void anUnknownCredentialNeedsAnother() {
        zendesk.answer(ME, call -> me("{\"id\":null,\"name\":\"Anonymous user\",\"role\":\"end-user\"}"));
        zendesk.answer(ME, call -> new Reply(401, "{\"error\":\"Couldn't authenticate you\"}", Map.of()));

        assertThatThrownBy(desk::check).isInstanceOf(ReauthorizationRequired.class);
        assertThatThrownBy(desk::check).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void anEndUserMayDoNothingAndAnAgentCannotExport() {
        zendesk.answer(ME, call -> me("{\"id\":5,\"role\":\"end-user\"}"));
        zendesk.answer(ME, call -> me("{\"id\":6,\"role\":\"agent\"}"));
        zendesk.answer(ME, call -> me("{\"id\":7,\"role\":\"a role of tomorrow\"}"));

        assertThatThrownBy(desk::check).isInstanceOf(PermissionDenied.class);
        assertThatThrownBy(desk::check).isInstanceOf(PermissionDenied.class).hasMessageContaining("admin");
        assertThatThrownBy(desk::check).isInstanceOf(PermissionDenied.class);
    }

    @Test
    void whatCannotBeAskedNowSaysWhatNext() {
        zendesk.next(ME, Fault.DOWN);
        assertThatThrownBy(desk::check).isInstanceOf(Unavailable.class);
        zendesk.next(ME, Fault.CUT_BEFORE);
        assertThatThrownBy(desk::check).isInstanceOf(Unavailable.class);
        zendesk.next(ME, Fault.TOO_MANY);
        assertThatThrownBy(desk::check).isInstanceOfSatisfying(RateLimited.class, error -> assertThat(error.until())
                .isEqualTo(clock.instant().plusSeconds(7)));
        assertThat(zendesk.calls(ME)).hasSize(3);
    }

    @Test
    void theWebhookIsDeclaredWhenOurOwnCommentsCanBeKnownInIt() {
        assertThat(desk.webhook()).isEmpty();
        assertThat(desk.descriptor().can(HelpdeskCapability.WEBHOOK)).isFalse();

        ZendeskHelpdesk known = ZendeskHelpdesk.of(config().integrationUser(1).build());

        assertThat(known.webhook()).isPresent();
        assertThat(known.descriptor().can(HelpdeskCapability.WEBHOOK)).isTrue();
    }

    private static Reply me(String user) {
        return Reply.of(200, JsonObject.create().put("user", io.threadwell.support.json.JsonValue.parse(user)));
    }
}
