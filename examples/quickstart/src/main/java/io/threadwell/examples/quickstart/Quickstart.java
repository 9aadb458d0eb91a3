package io.threadwell.examples.quickstart;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.Threadwell;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.store.jdbc.JdbcStore;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Takes a Facebook page's comments on port 8080 and keeps them as tickets of the embedded desk, in {@code care.db}. Needs
 * {@code FACEBOOK_APP_SECRET}, {@code FACEBOOK_VERIFY_TOKEN} and {@code FACEBOOK_PAGE_TOKEN} in the environment. The README
 * names what is to be done in the app's dashboard.
 */
public final class Quickstart {
    private static final List<String> NEEDED =
            List.of("FACEBOOK_APP_SECRET", "FACEBOOK_VERIFY_TOKEN", "FACEBOOK_PAGE_TOKEN");

    private Quickstart() {}

    public static void main(String[] args) throws InterruptedException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        run(Path.of("care.db"), URI.create("https://graph.facebook.com"), SecretSource.environment(), 8080);
        new CountDownLatch(1).await();
    }

    static Running run(Path file, URI graph, SecretSource secrets, int port) {
        need(secrets);
        var verifyToken = secrets.secrets("FACEBOOK_VERIFY_TOKEN").get(0);
        var pageToken = secrets.secrets("FACEBOOK_PAGE_TOKEN").get(0).reveal();
        var network = FacebookConnector.NETWORK;
        var facebook = FacebookConnector.builder()
                .config(FacebookConfig.builder()
                        .graphUri(graph)
                        .verifyToken(verifyToken)
                        .build())
                .build();
        var store = JdbcStore.sqlite(file);
        var desk = new EmbeddedDesk(store.desk(WorkspaceId.DEFAULT));
        var threadwell = Threadwell.builder()
                .store(store)
                .connector(facebook)
                .helpdesk(desk)
                .webhook("facebook", network, "FACEBOOK_APP_SECRET")
                .secrets(secrets)
                .build();
        threadwell.start();
        var grant = Map.of("page_token", pageToken);
        threadwell.accounts().connect(WorkspaceId.DEFAULT, network, grant, ConnectPolicy.fromNow());
        var host = JdkHttpHost.builder()
                .address("127.0.0.1", port)
                .webhooks("/webhooks", threadwell::receive)
                .start();
        return new Running(store, desk, threadwell, host);
    }

    private static void need(SecretSource secrets) {
        List<String> missing =
                NEEDED.stream().filter(name -> secrets.secrets(name).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw new InvalidRequest("set the environment variables " + String.join(", ", missing));
        }
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
