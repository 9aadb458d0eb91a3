package io.threadwell.engine.internal.intake;

import io.threadwell.api.error.CareException;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries: verified over their raw bytes, stored, and only then acknowledged. Everything after is asynchronous.
 */
public final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private static final int LONGEST_ADDRESS = 200;

    private final Core core;
    private final Map<String, Endpoint> endpoints;
    private final SecretSource secrets;
    private final DeliveryQueue queue;

    public Intake(Core core, Map<String, Endpoint> endpoints, SecretSource secrets, DeliveryQueue queue) {
        this.core = core;
        this.endpoints = Map.copyOf(endpoints);
        this.secrets = secrets;
        this.queue = queue;
    }

    /**
     * Answers a request. Never throws.
     *
     * @param address the endpoint's name, and what stands behind it
     */
    public WebhookResponse receive(String address, WebhookRequest request) {
        Endpoint endpoint = endpoints.get(Endpoint.name(address));
        if (endpoint == null || address.length() > LONGEST_ADDRESS) {
            core.counters().add(Metric.INTAKE_UNKNOWN_ENDPOINT);
            return WebhookResponse.of(404, "no such endpoint");
        }
        if (request.body().length > core.settings().maxBodyBytes()) {
            core.counters().add(Metric.INTAKE_TOO_LARGE);
            return WebhookResponse.of(413, "the body is too large");
        }
        try {
            return judge(endpoint, address, request);
        } catch (CareException e) {
            core.counters().add(Metric.INTAKE_UNAVAILABLE);
            log.warn("a delivery at {} was not taken: {}", endpoint.name(), e.getMessage());
            return WebhookResponse.of(503, "try again later");
        } catch (RuntimeException e) {
            core.counters().add(Metric.INTAKE_FAILED);
            log.error(
                    "a delivery at {} was not taken: {}",
                    endpoint.name(),
                    e.getClass().getName());
            return WebhookResponse.of(503, "try again later");
        }
    }

    private WebhookResponse judge(Endpoint endpoint, String address, WebhookRequest request) {
        Verification verdict = endpoint.source().verify(request, secrets.secrets(endpoint.secretName()));
        if (verdict instanceof Verification.Challenge challenge) {
            core.counters().add(Metric.INTAKE_CHALLENGES);
            return challenge.answer();
        }
        if (verdict instanceof Verification.Rejected rejected) {
            core.counters().add(Metric.INTAKE_REJECTED);
            log.info("a delivery at {} was rejected: {}", endpoint.name(), rejected.reason());
            return WebhookResponse.of(rejected.status(), "rejected");
        }
        store(address, request.body());
        core.counters().add(Metric.INTAKE_ACCEPTED);
        return verdict instanceof Verification.Accepted accepted
                ? accepted.answer()
                : Verification.ACKNOWLEDGED.answer();
    }

    private void store(String address, byte[] body) {
        RawDelivery delivery = new RawDelivery(new DeliveryId(core.node().nextId()), address, core.now(), body);
        boolean place = queue.reserve();
        try {
            core.node().taking(() -> {
                core.store().deliveries().append(delivery, core.node().id());
                return delivery;
            });
        } catch (RuntimeException e) {
            if (place) {
                queue.giveUp();
            }
            throw e;
        }
        if (place) {
            queue.add(delivery);
        } else {
            core.store().deliveries().free(List.of(delivery.id()));
            queue.spill();
        }
        core.signals().intake().give();
    }
}
