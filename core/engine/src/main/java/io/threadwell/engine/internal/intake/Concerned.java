package io.threadwell.engine.internal.intake;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.ErasureAsked;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.apply.Arrival;
import java.util.List;
import java.util.Optional;

/** Which of our accounts an event concerns, and what it does to the account itself. */
final class Concerned {
    private final Core core;

    Concerned(Core core) {
        this.core = core;
    }

    /** The accounts: one for nearly every event; all that somebody gave us access to when the access is over; none of ours. */
    List<ChannelAccount> accounts(InboundEvent event) {
        Optional<ChannelAccount> named = core.accounts().find(event.account()).filter(Concerned::isOurs);
        if (named.isPresent() || !(event instanceof Withdrawn || event instanceof ErasureAsked)) {
            return named.stream().toList();
        }
        AccountId id = event.account();
        return core.store().accounts().all().stream()
                .filter(Concerned::isOurs)
                .filter(account -> account.id().network().equals(id.network()))
                .filter(account -> id.externalId().equals(account.settings().get(ChannelAccount.GRANTED_BY)))
                .toList();
    }

    private static boolean isOurs(ChannelAccount account) {
        return account.state() != AccountState.DISCONNECTED;
    }

    /** An account that we have no access to any more waits for a new authorisation. */
    void withdraw(Arrival arrival) {
        if (arrival.event() instanceof Withdrawn) {
            core.accounts()
                    .state(
                            arrival.account().id(),
                            AccountState.REAUTHORIZATION_REQUIRED,
                            "the network says that access was taken back");
        }
    }

    /** The host hears who wants to be forgotten. */
    void tell(Arrival arrival) {
        if (arrival.event() instanceof ErasureAsked asked) {
            core.news().tell(listener -> listener.erasureAsked(arrival.account(), asked.person(), asked.code()));
        }
    }
}
