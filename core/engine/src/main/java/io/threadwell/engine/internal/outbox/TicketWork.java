package io.threadwell.engine.internal.outbox;

import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done for one lane of a helpdesk: one write, as far as it got.
 *
 * @param commands that go out in the write
 * @param handle of a write that the helpdesk works on
 */
record TicketWork(
        LaneClaim claim,
        Step step,
        TicketWrite write,
        List<Command> commands,
        @Nullable String handle) {
    /** What comes next for a write. */
    enum Step {
        SEND,
        FIND,
        RESUME
    }

    /** True when the lane holds commands that are not part of this write. */
    boolean leavesMore() {
        return claim.more()
                || claim.commands().stream().anyMatch(c -> commands.stream().noneMatch(d -> d.id().equals(c.id())));
    }
}
