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
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.examples.gateway.config.GatewayConfig.Facebook;
import io.threadwell.examples.gateway.config.GatewayConfig.Page;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our Facebook pages. Their tokens are known, so that they are connected at once; subscribing can wait for Facebook. */
final class FacebookPages {
    private static final Logger log = LoggerFactory.getLogger(FacebookPages.class);

    private final Accounts accounts;
    private final Connector connector;
    private final Facebook config;

    FacebookPages(Accounts accounts, Connector connector, Facebook config) {
        this.accounts = accounts;
        this.connector = connector;
        this.config = config;
    }

    void connect(SignIn signIn) {
        for (Page page : config.pages()) {
            Token token = Token.lasting(page.token().reveal());
            accounts.connect(ConnectAccount.of(id(page), page.name(), token).policy(page.policy()));
            if (config.subscribe()) {
                signIn.attempt("facebook page " + page.id(), () -> subscribe(page));
            }
        }
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
        AccountContext context =
                new AccountContext(account, Token.lasting(page.token().reveal()));
        connector.facet(PollingSource.class).orElseThrow().poll(context, FacebookConfig.FEED, null, now);
    }

    private static AccountId id(Page page) {
        return new AccountId(FacebookConnector.NETWORK, page.id());
    }
}
