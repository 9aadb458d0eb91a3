package io.threadwell.connector.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.AccountContext;
import org.junit.jupiter.api.AfterEach;

/** What tests against a server of our own share; every call and answer is held against the contract in the end. */
abstract class MastodonTest {
    final FakeMastodon mastodon = new FakeMastodon();
    final AccountContext account = Accounts.at(mastodon);

    <T> T facet(Class<T> port) {
        return facet(port, MastodonFixture.config(mastodon));
    }

    <T> T facet(Class<T> port, MastodonConfig.Builder config) {
        return MastodonFixture.connector(mastodon, config).facet(port).orElseThrow();
    }

    @AfterEach
    void closeServer() {
        mastodon.close();
        assertThat(mastodon.violations()).isEmpty();
    }
}
