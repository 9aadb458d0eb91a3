package io.threadwell.engine.internal.crm;

import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import java.util.List;

/**
 * What has to be told a CRM of one person.
 *
 * @param claims the lanes that it is taken from; each lane is in one work
 * @param commands that go out in the write
 * @param looks true when a write's outcome has to be found out first
 */
record CrmWork(List<LaneClaim> claims, CrmWrite write, List<Command> commands, boolean looks) {
    CrmWork {
        claims = List.copyOf(claims);
        commands = List.copyOf(commands);
    }

    CrmWork with(CrmWrite newWrite, List<Command> newCommands) {
        return new CrmWork(claims, newWrite, newCommands, looks);
    }

    /** True when the lane holds commands that are not part of this write. */
    boolean leavesMore(LaneClaim claim) {
        return claim.more()
                || claim.commands().stream().anyMatch(c -> commands.stream().noneMatch(d -> d.id().equals(c.id())));
    }
}
