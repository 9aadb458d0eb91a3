package io.threadwell.engine.internal.outbox;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.Target;
import io.threadwell.engine.internal.Core;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due lanes of an account and sends what they hold, one command of a lane at a time. */
public final class ReplyDispatch {
    private static final Logger log = LoggerFactory.getLogger(ReplyDispatch.class);
    private static final int CONCURRENT = 4;

    private final Core core;
    private final Gates gates;
    private final Executor calls;
    private final NetworkCalls network;

    public ReplyDispatch(Core core, Gates gates, Executor calls) {
        this.core = core;
        this.gates = gates;
        this.calls = calls;
        this.network = new NetworkCalls(core, gates);
    }

    /** Begins what can begin; true when something did. What waits for an account that is no longer ours is given up. */
    public boolean step(WorkspaceId workspace, Target target) {
        Optional<ChannelAccount> account = core.accounts().find(AccountId.parse(target.name()));
        int free = gates.free(workspace, target, CONCURRENT);
        if (account.isEmpty() || free == 0) {
            return false;
        }
        List<LaneClaim> claims = core.node().taking(() -> core.store().transact(workspace, session -> session.outbox()
                .claim(target, core.node().id(), core.now(), free, 1)));
        for (LaneClaim claim : claims) {
            begin(workspace, target, account.get(), claim);
        }
        return !claims.isEmpty();
    }

    private void begin(WorkspaceId workspace, Target target, ChannelAccount account, LaneClaim claim) {
        gates.begin(workspace, target, false);
        try {
            calls.execute(() -> {
                boolean recorded = false;
                try {
                    network.work(workspace, account, claim);
                    recorded = true;
                } catch (RuntimeException e) {
                    log.error("what became of a command for {} was not recorded", target, e);
                } finally {
                    if (!recorded) {
                        core.node().doubt();
                    }
                    gates.end(workspace, target, false);
                    core.signals().outbox().give();
                }
            });
        } catch (RuntimeException e) {
            gates.end(workspace, target, false);
            throw e;
        }
    }
}
