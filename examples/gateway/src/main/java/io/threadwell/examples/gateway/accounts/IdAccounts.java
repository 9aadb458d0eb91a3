package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.engine.Accounts;
import io.threadwell.examples.gateway.networks.IdAccount;
import io.threadwell.examples.gateway.networks.Trial;
import java.time.InstantSource;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts whose tokens are known, so that they are connected at once; subscribing can wait for the network. A token that the
 * network refused is not believed again before the network takes it.
 */
final class IdAccounts {
    private static final Logger log = LoggerFactory.getLogger(IdAccounts.class);

    private final Accounts accounts;
    private final Connector connector;
    private final InstantSource clock;

    IdAccounts(Accounts accounts, Connector connector, InstantSource clock) {
        this.accounts = accounts;
        this.connector = connector;
        this.clock = clock;
    }

    void connect(IdAccount wanted, Attempts attempts) {
        ChannelAccount account = Contested.connect(accounts, wanted.account());
        if (account.state() == AccountState.REAUTHORIZATION_REQUIRED) {
            log.warn("{} needs another token than the file's: {}", wanted.title(), account.reason());
            wanted.trial().ifPresent(trial -> attempt(wanted, attempts, () -> tryTheSameToken(wanted, trial)));
        }
        if (!wanted.subscribing().isEmpty()) {
            attempt(wanted, attempts, () -> subscribe(wanted));
        }
    }

    /** The network may have come to take it again, such as when a person got a page's role back. */
    private void tryTheSameToken(IdAccount wanted, Trial trial) {
        trial.run(connector, clock.instant());
        accounts.reauthorize(id(wanted), Objects.requireNonNull(wanted.account().token()));
        log.info("{} is answered with its token again", wanted.title());
    }

    private void subscribe(IdAccount wanted) {
        Authorizer authorizer = connector.facet(Authorizer.class).orElseThrow();
        for (Grant grant : authorizer.exchange(wanted.subscribing())) {
            if (!grant.externalId().equals(id(wanted).externalId())) {
                throw new InvalidRequest("the token is of page " + grant.externalId());
            }
            log.info("{} is subscribed", wanted.title());
        }
    }

    private static void attempt(IdAccount wanted, Attempts attempts, Runnable work) {
        attempts.attempt(id(wanted).network(), wanted.title(), work);
    }

    private static AccountId id(IdAccount wanted) {
        return wanted.account().account();
    }
}
