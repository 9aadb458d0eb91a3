package io.threadwell.examples.gateway;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Listen;
import io.threadwell.host.jdk.JdkHttpHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The listener, which is there before anything behind it: a gateway that cannot have its address must do no work. Until
 * {@link #open} everything is answered 503. Thread-safe.
 */
final class Front {
    private static final WebhookResponse STARTING =
            new WebhookResponse(503, "application/json", "{\"status\":\"starting\"}");

    private final GatewayConfig config;
    private volatile @Nullable Pages pages;

    /**
     * What is served.
     *
     * @param desk absent with a helpdesk of a vendor
     * @param admin absent where operators have no token
     * @param connect absent where no accounts sign in with a browser
     */
    record Pages(
            BiFunction<String, WebhookRequest, WebhookResponse> webhooks,
            Supplier<WebhookResponse> health,
            Supplier<WebhookResponse> metrics,
            @Nullable Function<WebhookRequest, WebhookResponse> desk,
            @Nullable Function<WebhookRequest, WebhookResponse> admin,
            @Nullable Function<WebhookRequest, WebhookResponse> connect) {}

    Front(GatewayConfig config) {
        this.config = config;
    }

    /**
     * Begins to listen.
     *
     * @throws io.threadwell.api.error.Unavailable when the host's name is not known
     * @throws UncheckedIOException when the address cannot be had
     */
    JdkHttpHost listen() {
        Listen listen = config.listen();
        Address.resolved(listen);
        JdkHttpHost.Builder host = JdkHttpHost.builder()
                .address(listen.host(), listen.port())
                .maxBodyBytes(config.settings().maxBodyBytes())
                .webhooks(
                        "/webhooks",
                        (name, request) -> answer(it -> it.webhooks().apply(name, request)))
                .get("/health", () -> answer(it -> it.health().get()))
                .get("/metrics", () -> answer(it -> it.metrics().get()));
        if (listen.publicUrl() != null) {
            host.publicUrl(listen.publicUrl());
        }
        if (config.helpdesk() instanceof Embedded) {
            host.handle("/desk", request -> answer(it -> there(it.desk()).apply(request)));
        }
        if (config.adminToken().isPresent()) {
            host.handle("/admin", request -> answer(it -> there(it.admin()).apply(request)));
        }
        if (config.signsIn()) {
            host.handle("/connect", request -> answer(it -> there(it.connect()).apply(request)));
        }
        return started(host, listen);
    }

    private static JdkHttpHost started(JdkHttpHost.Builder host, Listen listen) {
        try {
            return host.start();
        } catch (UncheckedIOException refused) {
            IOException cause = Objects.requireNonNull(refused.getCause());
            throw new UncheckedIOException(Address.why(listen, cause), cause);
        }
    }

    /** From now on requests are answered. */
    void open(Pages opened) {
        pages = opened;
    }

    private WebhookResponse answer(Function<Pages, WebhookResponse> page) {
        Pages now = pages;
        return now == null ? STARTING : page.apply(now);
    }

    private static Function<WebhookRequest, WebhookResponse> there(
            @Nullable Function<WebhookRequest, WebhookResponse> page) {
        return Objects.requireNonNull(page);
    }
}
