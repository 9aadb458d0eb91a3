package io.threadwell.benchmark;

import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.support.signature.Hmac;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole way of a page's comments, from signed deliveries to written tickets, in the calling thread. Every fifth comment begins
 * a thread and the next four answer it; a person comes back after 10,000 threads.
 */
final class Flow implements AutoCloseable {
    private static final String PAGE = "104562018829001";
    private static final int PEOPLE = 10_000;
    private static final int THREAD = 5;
    private static final Secret SECRET = Secret.of("0f4c8a1b2d3e4f5a6b7c8d9e0f1a2b3c");
    private static final long FIRST = 1_740_992_300L;

    private final CareStore store;
    private final Threadwell engine;
    private long stored;

    Flow(CareStore store) {
        this.store = store;
        this.engine = Threadwell.builder()
                .store(store)
                .connector(FacebookConnector.builder()
                        .config(FacebookConfig.builder()
                                .verifyToken(Secret.of("ours"))
                                .graphUri(URI.create("http://127.0.0.1:9"))
                                .streams(Set.of())
                                .build())
                        .build())
                .helpdesk(new QuickDesk())
                .webhook("facebook", new Network("facebook"), "APP_SECRET")
                .secrets(name -> List.of(SECRET))
                .build();
        engine.runOnce();
        engine.accounts().connect(ConnectAccount.of(AccountId.of("facebook", PAGE), "Page", Token.lasting("token")));
    }

    /** How many comments are stored. */
    long stored() {
        return stored;
    }

    /** Takes comments, a thread in each delivery, until their tickets are written; nanoseconds for each. */
    double take(int comments) {
        long began = System.nanoTime();
        for (int threads = comments / THREAD; threads > 0; threads -= 100) {
            for (int i = 0; i < Math.min(100, threads); i++) {
                deliver();
            }
            while (engine.runOnce()) {}
        }
        return (double) (System.nanoTime() - began) / comments;
    }

    private void deliver() {
        byte[] body = thread(stored / THREAD).getBytes(StandardCharsets.UTF_8);
        String signature = "sha256=" + Hmac.sha256(SECRET.bytes()).hex(body);
        WebhookRequest request = new WebhookRequest(
                "POST",
                "https://example.org/webhooks/facebook",
                Map.of(),
                Map.of("X-Hub-Signature-256", List.of(signature)),
                body);
        int status = engine.receive("facebook", request).status();
        if (status != 200) {
            throw new IllegalStateException("a delivery was answered with " + status);
        }
        stored += THREAD;
    }

    private static String thread(long number) {
        StringBuilder changes = new StringBuilder();
        String post = PAGE + "_" + number / 20;
        String root = number / 20 + "_" + number * THREAD;
        for (int i = 0; i < THREAD; i++) {
            changes.append(i == 0 ? "" : ",").append(comment(number, i, post, i == 0 ? post : root));
        }
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"" + PAGE + "\",\"time\":" + (FIRST + number)
                + ",\"changes\":[" + changes + "]}]}";
    }

    private static String comment(long number, int place, String post, String parent) {
        String id = number / 20 + "_" + (number * THREAD + place);
        return "{\"field\":\"feed\",\"value\":{\"from\":{\"id\":\"55310982" + number % PEOPLE
                + "\",\"name\":\"Jo Weber\"},"
                + "\"post_id\":\"" + post + "\",\"comment_id\":\"" + id + "\",\"parent_id\":\"" + parent
                + "\",\"created_time\":" + (FIRST + number) + ",\"item\":\"comment\",\"verb\":\"add\",\"message\":"
                + "\"My parcel number " + number + " has not arrived, and nobody answers the telephone.\"}}";
    }

    @Override
    public void close() {
        engine.close();
        store.close();
    }
}
