package io.threadwell.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.support.signature.Hmac;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A delivery from its signature to its events, beside what it costs Jackson alone to read the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class DeliveryBenchmark {
    private static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");
    private static final List<Secret> SECRETS = List.of(Secret.of("0f4c8a1b2d3e4f5a6b7c8d9e0f1a2b3c"));

    /** How many comments are in the delivery. */
    @Param({"1", "20"})
    public int comments;

    private final NetworkWebhook webhook = FacebookConnector.builder()
            .config(FacebookConfig.builder().verifyToken(Secret.of("ours")).build())
            .build()
            .facet(NetworkWebhook.class)
            .orElseThrow();
    private final ObjectMapper jackson = new ObjectMapper();
    private byte[] body = {};
    private WebhookRequest request = new WebhookRequest("POST", "", Map.of(), Map.of(), body);

    /** The request is the host's work, so it is made beforehand, with the headers that Meta sends. */
    @Setup
    public void deliver() {
        body = delivery(comments).getBytes(StandardCharsets.UTF_8);
        String signature = "sha256=" + Hmac.sha256(SECRETS.get(0).bytes()).hex(body);
        Map<String, List<String>> headers = Map.of(
                "Accept", List.of("*/*"),
                "Content-Length", List.of(Integer.toString(body.length)),
                "Content-Type", List.of("application/json"),
                "User-Agent", List.of("facebookexternalua"),
                "X-Hub-Signature",
                        List.of("sha1=" + Hmac.sha1(SECRETS.get(0).bytes()).hex(body)),
                "X-Hub-Signature-256", List.of(signature));
        request = new WebhookRequest("POST", "https://example.org/webhooks/facebook", Map.of(), headers, body);
        if (events().size() != comments) {
            throw new IllegalStateException("the delivery does not read as " + comments + " comments");
        }
    }

    @Benchmark
    public List<InboundEvent> events() {
        Verification verification = webhook.verify(request, SECRETS);
        if (!(verification instanceof Verification.Accepted)) {
            throw new IllegalStateException("the signature is not accepted");
        }
        return webhook.parse(new RawDelivery(new DeliveryId(1), "facebook", RECEIVED, request.body()));
    }

    @Benchmark
    public JsonNode readTree() throws IOException {
        return jackson.readTree(body);
    }

    /** In the shape of Meta's page "Webhooks Reference: Page", with the fields that every comment has and no others. */
    static String delivery(int comments) {
        return IntStream.range(0, comments)
                .mapToObj(DeliveryBenchmark::change)
                .collect(Collectors.joining(
                        ",",
                        "{\"object\":\"page\",\"entry\":[{\"id\":\"104562018829001\",\"time\":1740992400,\"changes\":[",
                        "]}]}"));
    }

    /** Meta escapes what is not ASCII. */
    private static String change(int n) {
        String post = "104562018829001_7781290" + n / 5;
        String comment = "7781290" + n / 5 + "_93310047" + (500 + n);
        return "{\"field\":\"feed\",\"value\":{\"from\":{\"id\":\"55310982277" + (10 + n)
                + "\",\"name\":\"J\\u00f6rg Weber "
                + n + "\"},\"post_id\":\"" + post + "\",\"comment_id\":\"" + comment + "\",\"parent_id\":\"" + post
                + "\",\"created_time\":" + (1_740_992_300 + n) + ",\"item\":\"comment\",\"verb\":\"add\",\"message\":"
                + "\"My parcel number " + (48_120 + n) + " has not arrived, and nobody answers the telephone. What am I"
                + " to do now? \\ud83d\\ude22\"}}";
    }
}
