package io.threadwell.examples.gateway;

import io.threadwell.api.error.CareException;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.Threadwell;
import io.threadwell.engine.ThreadwellBuilder;
import io.threadwell.examples.gateway.accounts.SignInFlow;
import io.threadwell.examples.gateway.accounts.SignIns;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Vendors;
import io.threadwell.examples.gateway.config.GatewayConfig.Zendesk;
import io.threadwell.examples.gateway.http.AdminPages;
import io.threadwell.examples.gateway.http.ConnectPages;
import io.threadwell.examples.gateway.http.DeskPages;
import io.threadwell.examples.gateway.http.HealthPage;
import io.threadwell.examples.gateway.http.MetricsPage;
import io.threadwell.helpdesk.embedded.EmbeddedDesk;
import io.threadwell.helpdesk.zendesk.ZendeskHelpdesk;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.store.jdbc.JdbcStore;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bridge as one running thing. Closing it stops in an orderly way: first the intake, then the work, then the store. */
public final class Gateway implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Gateway.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final InstantSource clock = InstantSource.system();
    private int port;

    private Gateway() {}

    /**
     * Starts everything; deliveries are taken when this returns.
     *
     * @throws CareException when the store cannot be opened
     * @throws java.io.UncheckedIOException when the address cannot be bound
     */
    public static Gateway start(GatewayConfig config) {
        Gateway gateway = new Gateway();
        try {
            gateway.begin(config);
            return gateway;
        } catch (RuntimeException failed) {
            gateway.close();
            throw failed;
        }
    }

    private void begin(GatewayConfig config) {
        Front front = new Front(config);
        JdkHttpHost host = closing(front.listen());
        port = host.port();
        // the slowest parts of the start go side by side
        CompletableFuture<String> json = CompletableFuture.supplyAsync(HealthPage::warmUp);
        CompletableFuture<JdbcStore> opening = CompletableFuture.supplyAsync(() -> Stores.open(config.store()));
        Networks networks;
        Optional<HelpdeskAdapter> vendors;
        try {
            networks = new Networks(config, clock);
            vendors = vendors(config);
        } finally {
            closing(opened(opening));
        }
        CareStore store = opened(opening);
        Optional<EmbeddedDesk> desk = config.helpdesk() instanceof Embedded wanted
                ? Optional.of(new EmbeddedDesk(store.desk(WorkspaceId.DEFAULT), clock, wanted.changesInterval()))
                : Optional.empty();
        HelpdeskAdapter helpdesk = vendors.isPresent() ? vendors.get() : desk.orElseThrow();
        Threadwell threadwell = closing(engine(config, store, networks, helpdesk));
        closing(networks.connect(threadwell.accounts()));
        threadwell.start();
        json.join();
        front.open(pages(config, threadwell, desk));
        // once more on top: it is closed first when there is work behind it, and closing it twice does nothing
        closing(host);
        log.info("taking deliveries at {}:{}, store {}", config.listen().host(), port, config.store());
    }

    private Optional<HelpdeskAdapter> vendors(GatewayConfig config) {
        if (config.helpdesk() instanceof Zendesk wanted) {
            return Optional.of(closing(ZendeskHelpdesk.of(wanted.config())));
        } else if (config.helpdesk() instanceof Vendors wanted) {
            HelpdeskAdapter adapter = wanted.helpdesk().adapter().apply(clock);
            if (adapter instanceof AutoCloseable closeable) {
                closing(closeable);
            }
            return Optional.of(adapter);
        }
        return Optional.empty();
    }

    private Front.Pages pages(GatewayConfig config, Threadwell threadwell, Optional<EmbeddedDesk> desk) {
        DeskPages agents = config.helpdesk() instanceof Embedded wanted
                ? new DeskPages(desk.orElseThrow(), wanted.agentsToken())
                : null;
        SignIns signIns = new SignIns(config.networks());
        Optional<Secret> token = config.adminToken();
        SignInFlow flow =
                config.signsIn() ? new SignInFlow(threadwell.accounts(), signIns, token.orElseThrow(), clock) : null;
        return new Front.Pages(
                threadwell::receive,
                new HealthPage(threadwell::health, signIns),
                new MetricsPage(threadwell::health, clock),
                agents,
                token.map(it -> new AdminPages(threadwell, it, flow)).orElse(null),
                flow == null ? null : new ConnectPages(flow, token.orElseThrow()));
    }

    private static JdbcStore opened(CompletableFuture<JdbcStore> opening) {
        try {
            return opening.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Threadwell engine(GatewayConfig config, CareStore store, Networks networks, HelpdeskAdapter helpdesk) {
        Map<String, String> secrets = new HashMap<>(networks.secrets());
        ThreadwellBuilder builder = Threadwell.builder()
                .store(store)
                .helpdesk(helpdesk)
                .listener(new ErasureLog())
                .clock(clock)
                .settings(config.settings());
        networks.addTo(builder);
        config.crm().ifPresent(crm -> builder.crm(crm.adapter().get()));
        webhookSecret(config).ifPresent(secret -> {
            secrets.put("helpdesk", secret.reveal());
            builder.helpdeskWebhook(helpdesk.descriptor().system(), WorkspaceId.DEFAULT, "helpdesk");
        });
        return builder.secrets(SecretSource.of(secrets)).build();
    }

    private static Optional<Secret> webhookSecret(GatewayConfig config) {
        if (config.helpdesk() instanceof Zendesk zendesk) {
            return zendesk.webhookSecret();
        }
        return config.helpdesk() instanceof Vendors vendors ? vendors.helpdesk().webhookSecret() : Optional.empty();
    }

    /** The port that is listened on. */
    public int port() {
        return port;
    }

    private <T extends AutoCloseable> T closing(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception failed) {
                log.error("{} did not close: {}", part.getClass().getSimpleName(), failed.toString());
            }
        }
    }
}
