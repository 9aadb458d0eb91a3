package io.threadwell.examples.gateway.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.threadwell.api.store.Backlog;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.Health;
import io.threadwell.engine.Metric;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /metrics} in Prometheus' text format: the engine's counters, and what waits. The registry is made at the first
 * scrape, so that it costs the start nothing. Thread-safe.
 */
public final class MetricsPage implements Supplier<WebhookResponse> {
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Health> health;
    private final InstantSource clock;
    private @Nullable Scrape scrape;

    public MetricsPage(Supplier<Health> health, InstantSource clock) {
        this.health = health;
        this.clock = clock;
    }

    @Override
    public synchronized WebhookResponse get() {
        Health now = health.get();
        if (scrape == null) {
            scrape = new Scrape(now);
        }
        return new WebhookResponse(200, CONTENT_TYPE, scrape.of(now));
    }

    /** The meters read one and the same state of health at each scrape. */
    private final class Scrape {
        private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        private volatile Health latest;

        private Scrape(Health first) {
            latest = first;
            gauge(
                    "threadwell.accepts.deliveries",
                    "1 while deliveries are taken",
                    it -> it.acceptsDeliveries() ? 1 : 0);
            gauge("threadwell.accounts.troubled", "Accounts that are not healthy", it -> it.troubled()
                    .size());
            gauge("threadwell.targets.closed", "Destinations left alone for a while", it -> it.closedTargets()
                    .size());
            gauge(
                    "threadwell.backlog.deliveries",
                    "Raw deliveries that are not applied",
                    it -> backlog(it, Backlog::deliveries));
            gauge(
                    "threadwell.backlog.unreadable",
                    "Deliveries that nobody could read or apply",
                    it -> backlog(it, Backlog::unreadable));
            gauge("threadwell.backlog.oldest.seconds", "How long the oldest command is due", this::oldest);
            for (Metric metric : Metric.values()) {
                counter(metric);
            }
            for (CommandState state : CommandState.values()) {
                if (state != CommandState.DONE && state != CommandState.DISCARDED) {
                    commands(state);
                }
            }
        }

        private String of(Health now) {
            latest = now;
            return registry.scrape();
        }

        private void counter(Metric metric) {
            String name = metric.dotted();
            FunctionCounter.builder("threadwell." + name.replace('-', '.'), this, it -> it.latest
                            .counters()
                            .getOrDefault(name, 0L))
                    .description(metric.description())
                    .register(registry);
        }

        private void gauge(String name, String help, ToDoubleFunction<Health> value) {
            Gauge.builder(name, this, it -> value.applyAsDouble(it.latest))
                    .description(help)
                    .register(registry);
        }

        private void commands(CommandState state) {
            Gauge.builder(
                            "threadwell.backlog.commands",
                            this,
                            it -> backlog(
                                    it.latest, backlog -> backlog.commands().getOrDefault(state, 0L)))
                    .description("Commands of the outbox that are not done")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }

        private double oldest(Health now) {
            return backlog(
                    now,
                    backlog -> backlog.oldestCommand() == null
                            ? 0
                            : Math.max(
                                    0,
                                    Duration.between(backlog.oldestCommand(), clock.instant())
                                            .toSeconds()));
        }

        /** Not a number while the store does not answer: 0 would say that nothing waits. */
        private static double backlog(Health health, ToDoubleFunction<Backlog> value) {
            Backlog backlog = health.backlog();
            return backlog == null ? Double.NaN : value.applyAsDouble(backlog);
        }
    }
}
