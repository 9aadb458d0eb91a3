package io.threadwell.examples.gateway;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.examples.gateway.config.GatewayConfig.Facebook;
import io.threadwell.examples.gateway.config.GatewayConfig.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our Facebook pages. Their tokens are known, so that they are connected at once; subscribing can wait for Facebook. A token that
 * Facebook refused is not believed again before Facebook takes it.
 */
final class FacebookPages {
    private static final Logger log = LoggerFactory.getLogger(FacebookPages.class);
    private static final int MAX_TRIES = 5;

    private final Accounts accounts;
    private final Connector connector;
    private final Facebook config;
    private final InstantSource clock;

    FacebookPages(Accounts accounts, Connector connector, Facebook config, InstantSource clock) {
        this.accounts = accounts;
        this.connector = connector;
        this.config = config;
        this.clock = clock;
    }

    void connect(SignIn signIn) {
        for (Page page : config.pages()) {
            ChannelAccount account = connect(page);
            if (account.state() == AccountState.REAUTHORIZATION_REQUIRED) {
                log.warn("facebook page {} needs another token than the file's: {}", page.id(), account.reason());
                signIn.attempt("facebook page " + page.id(), () -> tryTheSameToken(page));
            }
            if (config.subscribe()) {
                signIn.attempt("facebook page " + page.id(), () -> subscribe(page));
            }
        }
    }

    /** Another gateway on the same store may start at the same moment; what it connected is seen at the next try. */
    private ChannelAccount connect(Page page) {
        ConnectAccount wanted =
                ConnectAccount.of(id(page), page.name(), token(page)).policy(page.policy());
        for (int tries = 1; ; tries++) {
            try {
                return accounts.connect(wanted);
            } catch (Conflict other) {
                if (tries == MAX_TRIES) {
                    throw other;
                }
            }
        }
    }

    /** Facebook may have come to take it again, such as when the person got the page's role back. */
    private void tryTheSameToken(Page page) {
        check(connector, page, clock.instant());
        accounts.reauthorize(id(page), token(page));
        log.info("facebook page {} is answered with its token again", page.id());
    }

    private static Token token(Page page) {
        return Token.lasting(page.token().reveal());
    }

    private void subscribe(Page page) {
        Authorizer authorizer = connector.facet(Authorizer.class).orElseThrow();
        for (Grant grant : authorizer.exchange(Map.of("page_token", page.token().reveal()))) {
            if (!grant.externalId().equals(page.id())) {
                throw new InvalidRequest("the token is of page " + grant.externalId());
            }
            log.info("facebook page {} is subscribed", page.id());
        }
    }

    /**
     * Tries a page's token without changing anything.
     *
     * @throws io.threadwell.api.error.CareException when Facebook refuses it
     */
    static void check(Connector connector, Page page, Instant now) {
        ChannelAccount account = new ChannelAccount(
                id(page),
                WorkspaceId.DEFAULT,
                page.name(),
                Map.of(),
                page.policy(),
                now,
                AccountState.HEALTHY,
                null,
                0);
        AccountContext context = new AccountContext(account, token(page));
        connector.facet(PollingSource.class).orElseThrow().poll(context, FacebookConfig.FEED, null, now);
    }

    static AccountId id(Page page) {
        return new AccountId(FacebookConnector.NETWORK, page.id());
    }
}
