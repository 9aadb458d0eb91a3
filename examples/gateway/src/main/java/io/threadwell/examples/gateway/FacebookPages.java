package io.threadwell.examples.gateway;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Authorizer.Grant;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.examples.gateway.config.GatewayConfig.Facebook;
import io.threadwell.examples.gateway.config.GatewayConfig.Page;
import io.threadwell.support.signature.Signatures;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our Facebook pages. Their tokens are known, so that they are connected at once; subscribing can wait for Facebook. A token that
 * Facebook refused is not believed again before Facebook takes it.
 */
final class FacebookPages {
    private static final Logger log = LoggerFactory.getLogger(FacebookPages.class);

    private final Accounts accounts;
    private final AccountStore stored;
    private final Connector connector;
    private final Facebook config;
    private final InstantSource clock;

    FacebookPages(Accounts accounts, AccountStore stored, Connector connector, Facebook config, InstantSource clock) {
        this.accounts = accounts;
        this.stored = stored;
        this.connector = connector;
        this.config = config;
        this.clock = clock;
    }

    void connect(SignIn signIn) {
        for (Page page : config.pages()) {
            if (!connect(page)) {
                signIn.attempt("facebook page " + page.id(), () -> tryTheSameToken(page));
            }
            if (config.subscribe()) {
                signIn.attempt("facebook page " + page.id(), () -> subscribe(page));
            }
        }
    }

    /** False when the page's token was refused and the file still has the same. */
    private boolean connect(Page page) {
        Optional<ChannelAccount> withThisToken = accounts.find(id(page))
                .filter(account -> account.state() != AccountState.DISCONNECTED)
                .filter(account -> hasToken(page));
        Optional<ChannelAccount> refused =
                withThisToken.filter(account -> account.state() == AccountState.REAUTHORIZATION_REQUIRED);
        if (refused.isPresent()) {
            String reason = refused.get().reason();
            log.warn("facebook page {} needs another token than the one in the file: {}", page.id(), reason);
            return false;
        }
        boolean asItWas = withThisToken
                .filter(account -> account.displayName().equals(page.name()))
                .filter(account -> account.connectPolicy().equals(page.policy()))
                .isPresent();
        if (!asItWas) {
            accounts.connect(
                    ConnectAccount.of(id(page), page.name(), token(page)).policy(page.policy()));
            log.info("facebook page {} is connected", page.id());
        }
        return true;
    }

    private boolean hasToken(Page page) {
        return stored.token(id(page))
                .map(held ->
                        Signatures.matches(page.token().reveal(), held.token().access()))
                .orElse(false);
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
