package io.threadwell.testkit.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.HelpdeskDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The descriptor, and that the adapter agrees with it. */
abstract class DescriptionTests extends HelpdeskTest {
    DescriptionTests(HelpdeskContract contract) {
        super(contract);
    }

    @Test
    void the_descriptor_is_complete_and_constant() {
        HelpdeskDescriptor descriptor = adapter.descriptor();
        assertThat(descriptor.displayName()).isNotBlank();
        assertThat(descriptor.apiVersion()).isNotBlank();
        assertThat(descriptor.maxBatch()).isPositive();
        assertThat(descriptor.maxCommentLength()).isPositive();
        assertThat(descriptor.concurrentCalls()).isPositive();
        assertThat(adapter.descriptor()).isEqualTo(descriptor);
        assertThat(fixture.adapter().descriptor()).isEqualTo(descriptor);
    }

    @Test
    void a_helpdesk_that_takes_many_writes_at_once_declares_it() {
        assertThat(adapter.descriptor().maxBatch() > 1).isEqualTo(can(HelpdeskCapability.BULK));
    }

    @Test
    void what_goes_singly_is_no_more_than_what_goes_together() {
        assertThat(adapter.singly()).isBetween(1, adapter.descriptor().maxBatch());
    }

    @Test
    void agents_answers_come_back_on_some_way() {
        assertThat(can(HelpdeskCapability.CHANGES) || can(HelpdeskCapability.WEBHOOK))
                .isTrue();
    }

    @Test
    void the_webhook_is_there_exactly_where_it_is_declared() {
        assertThat(adapter.webhook().isPresent()).isEqualTo(can(HelpdeskCapability.WEBHOOK));
        assertThat(fixture.webhook().isPresent())
                .as("webhook() of the fixture")
                .isEqualTo(can(HelpdeskCapability.WEBHOOK));
    }

    @Test
    void changes_that_are_not_declared_are_refused_at_once() {
        if (can(HelpdeskCapability.CHANGES)) {
            assertThat(adapter.changes(null).cursor()).isNotBlank();
        } else {
            assertThatThrownBy(() -> adapter.changes(null)).isInstanceOf(UnsupportedOperation.class);
        }
    }

    @Test
    void nothing_is_written_when_there_is_nothing_to_write() {
        assertThat(adapter.sync(List.of())).isEmpty();
        assertThat(adapter.resume(List.of())).isEmpty();
        assertThat(adapter.find(List.of())).isEmpty();
    }
}
