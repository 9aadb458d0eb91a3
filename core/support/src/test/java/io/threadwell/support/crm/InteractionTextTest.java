package io.threadwell.support.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InteractionTextTest {
    private static Interaction interaction(MessageKind kind, Direction direction, Visibility visibility, String text) {
        return new Interaction(
                "m1",
                new CaseId(7),
                AccountId.of("x", "1"),
                direction,
                visibility,
                kind,
                Instant.EPOCH,
                text,
                "https://x.example/1",
                new ExternalRef("desk", "12", null),
                Map.of("sentiment", "negative"));
    }

    @Test
    void the_title_says_who_wrote_what_where() {
        assertThat(InteractionText.title(interaction(MessageKind.COMMENT, Direction.INBOUND, Visibility.PUBLIC, "")))
                .isEqualTo("Comment from the customer on x");
        assertThat(InteractionText.title(
                        interaction(MessageKind.DIRECT_MESSAGE, Direction.OUTBOUND, Visibility.PRIVATE, "")))
                .isEqualTo("Direct message to the customer on x");
        assertThat(InteractionText.title(interaction(MessageKind.COMMENT, Direction.OUTBOUND, Visibility.PRIVATE, "")))
                .isEqualTo("Comment to the customer on x, in private");
    }

    @Test
    void the_body_has_the_text_and_where_it_belongs() {
        assertThat(InteractionText.body(
                        interaction(MessageKind.COMMENT, Direction.INBOUND, Visibility.PUBLIC, "Where is it?")))
                .isEqualTo("""
                        Where is it?

                        https://x.example/1
                        Case 7
                        Ticket 12
                        sentiment: negative""");
    }

    @Test
    void a_text_that_may_not_be_passed_on_is_left_out() {
        assertThat(InteractionText.body(interaction(MessageKind.COMMENT, Direction.INBOUND, Visibility.PUBLIC, "")))
                .startsWith("https://x.example/1");
    }
}
