package io.threadwell.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/** Reading a delivery of each network that delivers, beside what it costs Jackson alone to read the same bytes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 12, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParsingBenchmark {
    private static final Instant RECEIVED = Instant.parse("2025-03-03T10:00:00Z");

    /** Filled in from {@link Deliveries}. */
    @Param("")
    public String network = "";

    private final ObjectMapper jackson = new ObjectMapper();
    private @Nullable NetworkWebhook webhook;
    private RawDelivery delivery = new RawDelivery(new DeliveryId(1), "suite", RECEIVED, new byte[0]);

    @Setup
    public void deliver() {
        Deliveries.Sample sample = Deliveries.of(network);
        webhook = sample.webhook();
        delivery = new RawDelivery(new DeliveryId(1), sample.endpoint(), RECEIVED, sample.body());
        if (events().isEmpty()) {
            throw new IllegalStateException("the delivery of " + network + " holds nothing");
        }
    }

    @Benchmark
    public List<InboundEvent> events() {
        return Objects.requireNonNull(webhook).parse(delivery);
    }

    /** TikTok's deliveries hold a second JSON as a text, which is read, too. */
    @Benchmark
    public JsonNode readTree() throws IOException {
        JsonNode read = jackson.readTree(delivery.body());
        JsonNode within = read.path("content");
        return within.isTextual() ? jackson.readTree(within.textValue()) : read;
    }
}
