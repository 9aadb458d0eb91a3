package io.threadwell.examples.gateway.demo;

import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.support.signature.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Everything that the gateway is, on this machine alone: engine, store, HTTP host, the embedded desk behind an outage, and a
 * network that plays a stream.
 */
final class DemoSite implements AutoCloseable {
    private static final String SECRET = "sample-secret";
    private static final Duration A_CENTURY = Duration.ofDays(36_500);

    private final CareStore store;
    private final Threadwell threadwell;
    private final JdkHttpHost host;
    private final EmbeddedDesk desk;
    private final OutageDesk outage;
    private final SampleNetwork network;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Takes the store over and closes it in the end. */
    DemoSite(CareStore store, InstantSource clock) {
        this.store = store;
        network = new SampleNetwork(clock);
        desk = new EmbeddedDesk(store.desk(WorkspaceId.DEFAULT), clock, Duration.ofMillis(250));
        outage = new OutageDesk(desk, clock);
        threadwell = Threadwell.builder()
                .store(store)
                .connector(network)
                .helpdesk(outage)
                .webhook("sample", network.descriptor().network(), "SAMPLE_SECRET")
                .secrets(SecretSource.of(Map.of("SAMPLE_SECRET", SECRET)))
                .clock(clock)
                .build();
        threadwell
                .accounts()
                .connect(ConnectAccount.of(SampleLines.ACCOUNT, "Acme", null)
                        .policy(new ConnectPolicy(A_CENTURY, false)));
        threadwell.start();
        host = JdkHttpHost.builder().webhooks("/webhooks", threadwell::receive).start();
    }

    CareStore store() {
        return store;
    }

    Threadwell threadwell() {
        return threadwell;
    }

    EmbeddedDesk desk() {
        return desk;
    }

    OutageDesk outage() {
        return outage;
    }

    SampleNetwork network() {
        return network;
    }

    /**
     * Delivers lines the way a network does: signed, over HTTP.
     *
     * @return false when the delivery was not taken and has to come again
     */
    boolean deliver(List<String> lines) {
        byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + host.port() + "/webhooks/sample"))
                .header(SampleWebhook.SIGNATURE, Hmac.sha256(SECRET).hex(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notTaken) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        host.close();
        threadwell.close();
        store.close();
    }
}
