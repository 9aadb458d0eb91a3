package io.threadwell.examples.quickstart;

import io.threadwell.api.connector.Token;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.store.jdbc.JdbcStore;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Takes a Facebook page's comments on port 8080 and keeps them as tickets of the embedded desk, in {@code care.db}. Needs
 * {@code FACEBOOK_APP_SECRET} and {@code FACEBOOK_PAGE_TOKEN} in the environment, and the page's id as its argument.
 */
public final class Quickstart {
    private Quickstart() {}

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        run(
                Path.of("care.db"),
                FacebookConnector.builder().build(),
                SecretSource.environment(),
                args[0],
                System.getenv("FACEBOOK_PAGE_TOKEN"),
                8080);
        new CountDownLatch(1).await();
    }

    static Running run(
            Path file, FacebookConnector facebook, SecretSource secrets, String page, String pageToken, int port) {
        var store = JdbcStore.sqlite(file);
        var desk = new EmbeddedDesk(store.desk(WorkspaceId.DEFAULT));
        var threadwell = Threadwell.builder()
                .store(store)
                .connector(facebook)
                .helpdesk(desk)
                .webhook("facebook", FacebookConnector.NETWORK, "FACEBOOK_APP_SECRET")
                .secrets(secrets)
                .build();
        threadwell.start();
        var account = new AccountId(FacebookConnector.NETWORK, page);
        threadwell.accounts().connect(ConnectAccount.of(account, "Our page", Token.lasting(pageToken)));
        var host = JdkHttpHost.builder()
                .address("127.0.0.1", port)
                .webhooks("/webhooks", threadwell::receive)
                .start();
        return new Running(store, desk, threadwell, host);
    }

    /** What runs; closing it stops everything in order. */
    record Running(JdbcStore store, EmbeddedDesk desk, Threadwell threadwell, JdkHttpHost host)
            implements AutoCloseable {
        @Override
        public void close() {
            host.close();
            threadwell.close();
            store.close();
        }
    }
}
