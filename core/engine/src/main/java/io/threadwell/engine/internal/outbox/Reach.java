package io.threadwell.engine.internal.outbox;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.store.CareStore.DueTarget;
import io.threadwell.engine.internal.Core;
import org.jspecify.annotations.Nullable;

/**
 * Which destinations this node works for now. The others keep what waits for them, cost nothing while they wait, and take
 * nobody's place.
 */
public final class Reach {
    private final Core core;
    private final Gates gates;

    public Reach(Core core, Gates gates) {
        this.core = core;
        this.gates = gates;
    }

    /** True when its commands go out, or can at least be given up. */
    public boolean serves(DueTarget due) {
        return gates.isOpen(due.workspace(), due.target(), core.now()) && obstacle(due) == null;
    }

    /** What a person has to do something about before anything goes to a destination; absent when there is no such thing. */
    public @Nullable String obstacle(DueTarget due) {
        return switch (due.target().kind()) {
            case ACCOUNT -> account(due);
            case HELPDESK -> helpdesk(due);
            case CRM -> crm(due);
        };
    }

    private @Nullable String account(DueTarget due) {
        AccountId id = AccountId.parse(due.target().name());
        ChannelAccount account = core.accounts().find(id).orElse(null);
        if (account == null) {
            return "account " + id + " is not known";
        }
        if (account.state() == AccountState.DISCONNECTED) {
            return null;
        }
        if (!account.sends()) {
            return "it is " + account.state() + ": " + account.reason();
        }
        return core.connectors().containsKey(id.network())
                ? null
                : "there is no connector for network " + id.network() + " here";
    }

    private @Nullable String helpdesk(DueTarget due) {
        HelpdeskAdapter helpdesk = core.helpdesk(due.workspace());
        boolean known = helpdesk != null
                && helpdesk.descriptor().system().equals(due.target().name());
        return known ? null : "the workspace does not have this helpdesk here";
    }

    private @Nullable String crm(DueTarget due) {
        CrmAdapter crm = core.crm(due.workspace());
        boolean known =
                crm != null && crm.descriptor().system().equals(due.target().name());
        return known ? null : "the workspace does not have this CRM here";
    }
}
